using CityKey.Data;
using CityKey.Domain.Legal;
using CityKey.Domain.Places;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Legal.Profile;

/// <summary>What counsel has said of this city's profile, and what nobody has confirmed.</summary>
internal sealed class IndexModel(CityKeyDb db, CityProfile city, TimeProvider time) : PageModel
{
    private Dictionary<string, bool> stored = [];

    public IReadOnlyList<LaunchApprovalItem> Missing { get; private set; } = [];

    public IReadOnlyList<(string Code, RecordsConfirmation? Answer)> Questions => city.Counsel.Questions;

    /// <summary>Approved in words that are no longer these counts as not approved.</summary>
    public IEnumerable<(string Language, NoticeApproval? Approval)> Notices =>
        city.Languages.Select(l =>
            (
                l,
                Missing.Contains(new LaunchApprovalItem(LaunchApproval.Notice, l))
                    ? null
                    : city.Counsel.Notices.First(n => string.Equals(n.Language, l, StringComparison.Ordinal))
            )
        );

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Missing = LaunchApproval.Missing(city, city.DayOf(time.GetUtcNow()));
        stored = await db
            .RecordsSettings.AsNoTracking()
            .ToDictionaryAsync(s => s.Code, s => s.AreRecords, StringComparer.Ordinal, cancellationToken);
    }

    public bool IsMissing(string code) => Missing.Contains(new LaunchApprovalItem(LaunchApproval.Records, code));

    /// <summary>The database goes by what it was told at the last migration.</summary>
    public bool IsInForce(string code, RecordsConfirmation answer) =>
        stored.TryGetValue(code, out var records) && records == answer.AreRecords;
}
