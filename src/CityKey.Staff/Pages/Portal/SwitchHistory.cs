using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Web.Languages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Portal;

/// <summary>One change of the switch as the page shows it.</summary>
internal sealed record SwitchHistoryRow(
    long Epoch,
    DateTimeOffset At,
    PortalMode To,
    string By,
    string Why,
    string? Note,
    DateOnly? ReviewOn,
    int CutOff
);

/// <summary>The changes of the switch: what was changed, by whom and why.</summary>
internal sealed class SwitchHistory(CityKeyDb db, SwitchControl control, SiteText text)
{
    /// <summary>How many changes the page lists.</summary>
    public const int Listed = 20;

    // More than three months of changes, which the timeline shows.
    private const int MaxRead = 500;

    public async Task<IReadOnlyList<SwitchHistoryRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var changes = await control.HistoryAsync(MaxRead, cancellationToken);
        var ids = changes.SelectMany(c => new[] { c.ActorId, c.AskedBy }).OfType<Guid>().Distinct().ToList();
        var names = await db
            .Users.AsNoTracking()
            .Where(a => ids.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.UserName!, cancellationToken);
        return
        [
            .. changes.Select(c => new SwitchHistoryRow(
                c.Epoch,
                c.At,
                PortalModes.Read(c.ToMode),
                By(c, names),
                Why(c.Reason),
                c.Note,
                c.ReviewOn,
                c.CutOff
            )),
        ];
    }

    /// <summary>The text of a reason. The page stores codes; the command line stores free text, which is shown as it
    /// is.</summary>
    public string Why(string reason) => text.Has($"portal.reason.{reason}") ? text[$"portal.reason.{reason}"] : reason;

    /// <summary>The name of a person who made an order.</summary>
    /// <param name="account">Null for the command line.</param>
    public async Task<string> NameAsync(Guid? account, CancellationToken cancellationToken) =>
        await db
            .Users.AsNoTracking()
            .Where(a => a.Id == account)
            .Select(a => a.UserName)
            .SingleOrDefaultAsync(cancellationToken)
        ?? text["portal.by-command-line"];

    private string By(SwitchChangeRow change, Dictionary<Guid, string> names)
    {
        var by =
            change.ActorId is { } id && names.TryGetValue(id, out var name)
                ? name
                : text[change.ActorKind == nameof(ActorKind.Worker) ? "portal.by-itself" : "portal.by-command-line"];
        return change.AskedBy is { } asker && names.TryGetValue(asker, out var asked)
            ? text["portal.by-order", by, asked]
            : by;
    }
}
