using CityKey.Data.Sealing;
using Npgsql;

namespace CityKey.Data.Audit;

/// <summary>How the custodian's log and the audit differ about one opening.</summary>
/// <param name="Kind">One of <see cref="CustodianComparison"/>'s codes.</param>
/// <param name="Opening">The id that the opening bears in both; null where it is about a line of the log
/// itself.</param>
public sealed record AccessDifference(string Kind, Guid? Opening, long? Line);

/// <param name="Unwraps">Lines in the custodian's log.</param>
/// <param name="Entries">Audit entries about an opening.</param>
public sealed record AccessComparison(long Unwraps, long Entries, IReadOnlyList<AccessDifference> Differences);

/// <summary>Holds the custodian's own log against the audit: each unwrap must have its entry, and each entry its
/// unwrap.</summary>
/// <param name="source">Under a role that reads the audit.</param>
public sealed class CustodianComparison(NpgsqlDataSource source, string log, TimeProvider time)
{
    public const string UnwrapWithoutEntry = "unwrap-without-entry";
    public const string EntryWithoutUnwrap = "entry-without-unwrap";

    /// <summary>Another application, another member of staff or another purpose.</summary>
    public const string Unlike = "unlike";
    public const string LogBroken = "log-broken";
    private const string Opened = "application.opened-to-";

    // An opening is written to the log first and to the audit a moment later; what is younger is next night's.
    private static readonly TimeSpan StillHappening = TimeSpan.FromMinutes(10);

    /// <summary>Compares all there is, and changes nothing.</summary>
    /// <exception cref="IOException">The log's folder is not there, or the log cannot be read: nothing was
    /// compared.</exception>
    public async Task<AccessComparison> CompareAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(log))))
        {
            throw new DirectoryNotFoundException(
                "The folder of the custodian's log does not exist, so nothing was compared."
            );
        }

        var until = time.GetUtcNow() - StillHappening;
        var (unwraps, differences) = (new Dictionary<Guid, CustodianAccessEntry>(), new List<AccessDifference>());
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

    /// <summary>Takes out of <paramref name="unwraps"/> what has its entry.</summary>
    private async Task<long> CompareEntriesAsync(
        Dictionary<Guid, CustodianAccessEntry> unwraps,
        List<AccessDifference> differences,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        // By name, so that an opening without an unwrap is found; and by id, whatever the entry is called.
        await using var ask = source.CreateCommand(
            $"SELECT id, at, actor_id, subject, action FROM audit.entry WHERE action LIKE '{Opened}%' OR id = ANY ($1)"
        );
        ask.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. unwraps.Keys] });
        await using var rows = await ask.ExecuteReaderAsync(cancellationToken);
        var entries = 0L;
        while (await rows.ReadAsync(cancellationToken))
        {
            entries++;
            var (id, action) = (rows.GetGuid(0), rows.GetString(4));
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
