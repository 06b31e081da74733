namespace CityKey.Domain.Applications;

public sealed partial class Application
{
    /// <summary>Rebuilds an application from what the portal's database role may read of it. The clerks who reviewed it
    /// are not among that.</summary>
    /// <remarks>Only for storage that reads rows itself, without EF Core. It applies no rule and records no
    /// event.</remarks>
    public static Application FromStorage(
        Guid id,
        string reference,
        ApplicationStatus status,
        DateTimeOffset startedAt,
        string noticeVersion,
        DateTimeOffset noticeAcceptedAt,
        DateTimeOffset draftExpiresAt,
        DateTimeOffset? submittedAt,
        string? ruleSet,
        string? site,
        DateTimeOffset? decidedAt,
        string[] decisionReasons,
        long portalEpoch,
        DateTimeOffset? askedAt,
        DateTimeOffset? answerDueAt,
        DateTimeOffset? appealDueAt,
        uint version
    ) =>
        new()
        {
            Id = id,
            Reference = reference,
            Status = status,
            StartedAt = startedAt,
            NoticeVersion = noticeVersion,
            NoticeAcceptedAt = noticeAcceptedAt,
            DraftExpiresAt = draftExpiresAt,
            SubmittedAt = submittedAt,
            RuleSet = ruleSet,
            Site = site,
            DecidedAt = decidedAt,
            DecisionReasons = decisionReasons,
            PortalEpoch = portalEpoch,
            AskedAt = askedAt,
            AnswerDueAt = answerDueAt,
            AppealDueAt = appealDueAt,
            Version = version,
        };
}
