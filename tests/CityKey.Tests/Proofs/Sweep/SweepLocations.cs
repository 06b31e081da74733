using System.Text;
using CityKey.Embedded;
using CityKey.Testing.Mail;
using CityKey.Testing.Sweeps;
using CityKey.Tests.Data.Counter;
using CityKey.Tests.Embedded;

namespace CityKey.Tests.Proofs.Sweep;

/// <summary>Everywhere that something of a journey could have stayed.</summary>
internal sealed class SweepLocations(
    EmbeddedPostgres server,
    EmptyStateFolder state,
    string home,
    IReadOnlyList<LoggedProcess> processes,
    SmtpListener mail
)
{
    private readonly VisitRemnants remains = new(server, state);

    /// <summary>Looks everywhere.</summary>
    /// <returns>Where something was found, and how many places there were to look at.</returns>
    public async Task<(IReadOnlyList<string> Hits, int Looked)> SweepAsync(IReadOnlyList<byte[]> needles)
    {
        // What is only in memory yet is written first.
        await remains.AskAsync<object>("CHECKPOINT; SELECT 1");
        var hits = new List<string>();
        foreach (var word in new[] { SampleResident.Mark, SampleResident.Marked.Telephone! })
        {
            hits.AddRange((await remains.InTablesAsync(word)).Select(t => $"table {t}"));
        }

        var (files, looked) = DiskSweep.Look(Path.Combine(state.Folder, "cluster"), needles);
        hits.AddRange(files.Select(f => $"server {Path.GetRelativePath(state.Folder, f)}"));
        var (own, ofProcesses) = DiskSweep.Look(home, needles);
        hits.AddRange(own.Select(f => $"file {Path.GetRelativePath(home, f)}"));
        if (VisitRemnants.Holds(await remains.DumpAsync(), [.. needles]))
        {
            hits.Add("dump");
        }

        hits.AddRange(
            processes
                .Where(p => VisitRemnants.Holds(Encoding.UTF8.GetBytes(p.Said), [.. needles]))
                .Select((_, i) => $"log {i}")
        );
        // Whom a letter goes to has to stand on it.
        hits.AddRange(
            mail.Taken.Where(m =>
                    VisitRemnants.Holds(
                        Encoding.UTF8.GetBytes(m.Text.Replace(m.To, "", StringComparison.Ordinal)),
                        [.. needles]
                    )
                )
                .Select(_ => "mail")
        );
        return (
            [.. hits.Distinct()],
            (await remains.CountsAsync()).Count + looked + ofProcesses + 1 + processes.Count + mail.Taken.Count
        );
    }
}
