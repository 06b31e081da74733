using CityKey.Data.Audit;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Legal;

/// <summary>Imports counsel's decisions from the city's profile into the database. It needs the owner role, which
/// neither the sites nor the worker have.</summary>
public static class RecordsRuleImport
{
    /// <summary>Stores what has changed, with an audit entry for each change. A decision that is missing or incomplete
    /// is removed from the database, which then refuses to delete that kind of data.</summary>
    public static async Task ApplyAsync(
        string ownerConnectionString,
        CityProfile city,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        await using var db = new CityKeyDb(
            new DbContextOptionsBuilder<CityKeyDb>().UseRecords(ownerConnectionString).Options
        );
        var stored = await db.RecordsSettings.ToDictionaryAsync(s => s.Code, StringComparer.Ordinal, cancellationToken);
        var today = city.DayOf(time.GetUtcNow());
        foreach (var (code, answer) in city.Counsel.Questions)
        {
            if (
                Change(db, code, answer?.IsWhole(today) == true ? answer : null, stored.GetValueOrDefault(code)) is
                { } change
            )
            {
                db.Add(
                    AuditEntry.For(
                        "records.setting-changed",
                        Actor.CommandLine,
                        Guid.CreateVersion7(),
                        time,
                        ("what", code),
                        ("is", change)
                    )
                );
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static string? Change(CityKeyDb db, string code, RecordsConfirmation? answer, RecordsRule? stored)
    {
        if (answer is null)
        {
            return stored is null ? null : Remove(db, stored);
        }

        var rule = stored ?? db.Add(new RecordsRule { Code = code }).Entity;
        return !rule.Update(answer) ? null
            : answer.AreRecords ? "record"
            : "no-record";
    }

    private static string Remove(CityKeyDb db, RecordsRule stored)
    {
        db.Remove(stored);
        return "unconfirmed";
    }
}
