using CityKey.Data.Accounts;
using CityKey.Domain.Legal;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Legal;

/// <summary>Carries counsel's answers from the city's profile into the database, as the owner role, which no site and
/// no worker has.</summary>
public static class RecordsRuleImport
{
    /// <summary>Writes what has changed, each with its audit entry. An answer that is gone, or only half an answer, is
    /// taken back: then nothing is deleted.</summary>
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
                { } word
            )
            {
                db.Add(
                    AccountEntries.Of(
                        "records.setting-changed",
                        Actor.CommandLine,
                        Guid.CreateVersion7(),
                        time,
                        ("what", code),
                        ("is", word)
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
            return stored is null ? null : TakeBack(db, stored);
        }

        var setting = stored ?? db.Add(new RecordsRule { Code = code }).Entity;
        return !setting.Take(answer) ? null
            : answer.AreRecords ? "record"
            : "no-record";
    }

    private static string TakeBack(CityKeyDb db, RecordsRule stored)
    {
        db.Remove(stored);
        return "unconfirmed";
    }
}
