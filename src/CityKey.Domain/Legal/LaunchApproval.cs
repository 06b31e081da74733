using CityKey.Domain.Places;

namespace CityKey.Domain.Legal;

/// <summary>One thing that is missing before the portal may open.</summary>
/// <param name="Code"><c>records</c>, <c>notice</c> or <c>fact</c>.</param>
/// <param name="Of">Which question, language or fact.</param>
public sealed record LaunchApprovalItem(string Code, string Of);

/// <summary>What counsel has to fill in before a city's portal opens in production. The database's switch knows nothing
/// of it.</summary>
public static class LaunchApproval
{
    public const string Records = "records";
    public const string Notice = "notice";
    public const string Fact = "fact";

    /// <summary>All that is missing; nothing where the portal may open.</summary>
    public static IReadOnlyList<LaunchApprovalItem> Missing(CityProfile city, DateOnly today) =>
        [
            .. city
                .Counsel.Questions.Where(q => q.Answer?.IsWhole(today) != true)
                .Select(q => new LaunchApprovalItem(Records, q.Code)),
            .. city
                .Languages.Where(l => !city.Counsel.Notices.Any(n => Approves(n, l, today)))
                .Select(l => new LaunchApprovalItem(Notice, l)),
            .. city.Unconfirmed.Select(f => new LaunchApprovalItem(Fact, f)),
        ];

    private static bool Approves(NoticeApproval approval, string language, DateOnly today) =>
        string.Equals(approval.Language, language, StringComparison.Ordinal)
        && string.Equals(approval.Version, StorageNotice.Version, StringComparison.Ordinal)
        && approval.ApprovedBy == "Counsel"
        && approval.ApprovedOn <= today;
}
