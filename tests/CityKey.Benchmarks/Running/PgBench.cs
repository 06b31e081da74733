using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace CityKey.Benchmarks.Running;

/// <summary>PostgreSQL's own load generator, pipelining the rows of a submission: the limit that no site on this
/// database can pass.</summary>
internal static partial class PgBench
{
    public const int Clients = 32;
    private const int DraftsEach = 1500;

    // It opens new connections each time, and what a connection does first it compiles and plans first: a site's
    // connections have that behind them.
    private const int WarmSeconds = 3;

    /// <summary>Hands in drafts of its own as the portal's role, through every constraint and trigger; counted once its
    /// connections are warm.</summary>
    public static async Task<double> RateAsync(BenchDatabase database, TimeSpan time)
    {
        var where = new NpgsqlConnectionStringBuilder(database.Connection("ck_portal"));
        var program =
            Tool.Find("pgbench", [.. Enumerable.Range(15, 6).Select(v => $"/usr/lib/postgresql/{v}/bin")])
            ?? throw new InvalidOperationException("pgbench is not installed (Debian: it comes with postgresql).");
        // The sizes that a submission's sealed rows have.
        string[] sealedRows =
        [
            Bytes("matchbox", 333),
            Bytes("mailbox", 333),
            Bytes("citykey", 189),
            Bytes("recoverykey", 189),
        ];
        string[] arguments =
        [
            "-n",
            "-M",
            "prepared",
            "-c",
            $"{Clients}",
            "-j",
            "2",
            "-T",
            $"{time.TotalSeconds + WarmSeconds:0}",
            "-P",
            "1",
            "-f",
            Path.Combine(AppContext.BaseDirectory, "submit.sql"),
            "-D",
            "i=0",
            "-D",
            "keyid=0123456789abcdef",
            .. sealedRows.SelectMany(s => new[] { "-D", s }),
            "-h",
            where.Host!,
            "-p",
            $"{where.Port}",
            "-U",
            where.Username!,
            database.Name,
        ];
        var said = await Tool.RunAsync(program, arguments, ("PGPASSWORD", where.Password!));
        var seconds = Progress()
            .Matches(said)
            .Select(m => double.Parse(m.Groups["rate"].Value, CultureInfo.InvariantCulture))
            .Skip(WarmSeconds)
            .ToList();
        return seconds.Count > 0 && !Failures().IsMatch(said)
            ? seconds.Average()
            : throw new InvalidOperationException($"pgbench failed: {said}");
    }

    /// <summary>Makes its drafts, beside those that are there.</summary>
    public static Task MakeDraftsAsync(BenchDatabase database) =>
        database.RunAsync(
            $"""
            INSERT INTO intake.application (id, reference, status, started_at, notice_version, notice_accepted_at,
                draft_expires_at, decision_reasons)
            SELECT lpad(to_hex(n), 32, '0')::uuid, n::text, 'Draft', now(), 'benchmark', now(), now() + interval
                '60 days', '{"{}"}'
            FROM generate_series(0, {Clients
                - 1}) c, generate_series(1, {DraftsEach}) i, LATERAL (SELECT c * 100000 + i AS n) numbers;
            ANALYZE
            """
        );

    /// <summary>Makes drafts of everything that was handed in, as if it had never been.</summary>
    public static async Task TakeBackAsync(BenchDatabase database)
    {
        await database.RunAsync(
            """
            TRUNCATE review.queue_item, intake.box, audit.entry, audit.sealed, audit.head, platform.outbox_message;
            DELETE FROM intake.wrapped_key WHERE keyhole <> 'resident';
            UPDATE intake.application SET status = 'Draft', submitted_at = NULL, rule_set = NULL WHERE status <> 'Draft'
            """
        );
        await database.VacuumAsync();
    }

    private static string Bytes(string name, int length) =>
        $@"{name}=\x{string.Concat(Enumerable.Repeat("5a", length))}";

    [GeneratedRegex(@"progress: [\d.]+ s, (?<rate>[\d.]+) tps", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Progress();

    [GeneratedRegex("number of failed transactions: [1-9]|aborted", RegexOptions.None, 1000)]
    private static partial Regex Failures();
}
