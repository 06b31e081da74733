using CityKey.Data;
using CityKey.Domain.Legal;
using CityKey.Domain.Places;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Legal.Profile;

/// <summary>Which parts of the city's profile counsel has confirmed, and which are missing.</summary>
internal sealed class IndexModel(CityKeyDb db, CityProfile city, TimeProvider time) : PageModel
{
    private Dictionary<string, bool> stored = [];

    public IReadOnlyList<LaunchApprovalItem> Missing { get; private set; } = [];

    public IReadOnlyList<(string Code, RecordsConfirmation? Answer)> Questions => city.Counsel.Questions;

    /// <summary>The notice in each language. An approval of an older version of the text does not count.</summary>
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

    /// <summary>Whether the database already applies the confirmation. It is imported at each migration.</summary>
    public bool IsInForce(string code, RecordsConfirmation answer) =>
        stored.TryGetValue(code, out var records) && records == answer.AreRecords;
}
