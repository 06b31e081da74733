using CityKey.Data.Sealing;
using Npgsql;

namespace CityKey.Data.Audit;

/// <summary>A difference between the custodian's log and the audit about one access.</summary>
/// <param name="Kind">One of <see cref="CustodianComparison"/>'s codes.</param>
/// <param name="Opening">The access's id in both logs; null when the difference is about a line itself.</param>
/// <param name="Line">The line of the custodian's log.</param>
public sealed record AccessDifference(string Kind, Guid? Opening, long? Line);

/// <summary>The result of a comparison.</summary>
/// <param name="Unwraps">The number of lines in the custodian's log.</param>
/// <param name="Entries">The number of audit entries about an access.</param>
public sealed record AccessComparison(long Unwraps, long Entries, IReadOnlyList<AccessDifference> Differences);

/// <summary>Compares the custodian's own log with the audit: each unwrap must have its entry, and each entry its
/// unwrap.</summary>
/// <param name="source">Connects as a role that can read the audit.</param>
/// <param name="log">The path of the custodian's log.</param>
public sealed class CustodianComparison(NpgsqlDataSource source, string log, TimeProvider time)
{
    public const string UnwrapWithoutEntry = "unwrap-without-entry";
    public const string EntryWithoutUnwrap = "entry-without-unwrap";

    /// <summary>Application, member of staff or purpose differ.</summary>
    public const string Unlike = "unlike";
    public const string LogBroken = "log-broken";
    private const string Opened = "application.opened-to-";

    // An access is written to the log first and to the audit shortly after; newer lines are left to the next night.
    private static readonly TimeSpan StillHappening = TimeSpan.FromMinutes(10);

    /// <summary>Compares both logs completely; changes nothing.</summary>
    /// <exception cref="IOException">The log or its folder cannot be read.</exception>
    public async Task<AccessComparison> CompareAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(log))))
        {
            throw new DirectoryNotFoundException(
                "The folder of the custodian's log does not exist, so nothing was compared."
            );
        }

        var until = time.GetUtcNow() - StillHappening;
        var unwraps = new Dictionary<Guid, CustodianAccessEntry>();
        var differences = new List<AccessDifference>();
        var count = 0L;
        await foreach (var line in CustodianAccessEntry.ReadAllAsync(log, cancellationToken))
        {
            count++;
            if (!line.Follows)
            {
                differences.Add(new AccessDifference(LogBroken, null, line.Number));
            }

            if (!unwraps.TryAdd(line.AuditEntry, line))
            {
                // One entry accounts for one unwrap.
                differences.Add(new AccessDifference(UnwrapWithoutEntry, line.AuditEntry, line.Number));
            }
        }

        var entries = await CompareEntriesAsync(unwraps, differences, until, cancellationToken);
        differences.AddRange(
            unwraps
                .Values.Where(u => u.At <= until)
                .Select(u => new AccessDifference(UnwrapWithoutEntry, u.AuditEntry, u.Number))
        );
        return new AccessComparison(count, entries, differences);
    }

    /// <summary>Removes from <paramref name="unwraps"/> those that have an entry.</summary>
    private async Task<long> CompareEntriesAsync(
        Dictionary<Guid, CustodianAccessEntry> unwraps,
        List<AccessDifference> differences,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        // By action, to find entries without an unwrap; and by id, whatever the action is.
        await using var ask = source.CreateCommand(
            $"SELECT id, at, actor_id, subject, action FROM audit.entry WHERE action LIKE '{Opened}%' OR id = ANY ($1)"
        );
        ask.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. unwraps.Keys] });
        await using var rows = await ask.ExecuteReaderAsync(cancellationToken);
        var entries = 0L;
        while (await rows.ReadAsync(cancellationToken))
        {
            entries++;
            var id = rows.GetGuid(0);
            var action = rows.GetString(4);
            if (!unwraps.Remove(id, out var unwrap))
            {
                if (rows.GetFieldValue<DateTimeOffset>(1) <= until)
                {
                    differences.Add(new AccessDifference(EntryWithoutUnwrap, id, null));
                }
            }
            else if (
                rows.IsDBNull(2)
                || rows.GetGuid(2) != unwrap.Staff
                || rows.IsDBNull(3)
                || rows.GetGuid(3) != unwrap.Application
                || (action.StartsWith(Opened, StringComparison.Ordinal) && action[Opened.Length..] != unwrap.Purpose)
            )
            {
                differences.Add(new AccessDifference(Unlike, id, unwrap.Number));
            }
        }

        return entries;
    }
}
