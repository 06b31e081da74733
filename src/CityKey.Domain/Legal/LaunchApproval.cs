using CityKey.Domain.Places;

namespace CityKey.Domain.Legal;

/// <summary>Something that must be confirmed before the portal may open.</summary>
/// <param name="Code"><c>records</c>, <c>notice</c> or <c>fact</c>.</param>
/// <param name="Of">The question, language or fact.</param>
public sealed record LaunchApprovalItem(string Code, string Of);

/// <summary>What counsel must confirm before a city's portal opens in production. The switch in the database does not
/// check this.</summary>
public static class LaunchApproval
{
    public const string Records = "records";
    public const string Notice = "notice";
    public const string Fact = "fact";

    /// <summary>Everything that is missing; empty when the portal may open.</summary>
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
