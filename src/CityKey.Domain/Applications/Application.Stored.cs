namespace CityKey.Domain.Applications;

/// <summary>What is stored of an application and shown to its resident. Which clerks reviewed it is not.</summary>
public sealed record StoredApplication(
    Guid Id,
    string Reference,
    ApplicationStatus Status,
    DateTimeOffset StartedAt,
    string NoticeVersion,
    DateTimeOffset NoticeAcceptedAt,
    DateTimeOffset DraftExpiresAt,
    DateTimeOffset? SubmittedAt,
    string? RuleSet,
    string? Site,
    DateTimeOffset? DecidedAt,
    string[] DecisionReasons,
    long PortalEpoch,
    DateTimeOffset? AskedAt,
    DateTimeOffset? AnswerDueAt,
    DateTimeOffset? AppealDueAt,
    uint Version
);

public sealed partial class Application
{
    /// <summary>As it was stored; for whoever reads rows by hand.</summary>
    public static Application Of(StoredApplication row) =>
        new()
        {
            Id = row.Id,
            Reference = row.Reference,
            Status = row.Status,
            StartedAt = row.StartedAt,
            NoticeVersion = row.NoticeVersion,
            NoticeAcceptedAt = row.NoticeAcceptedAt,
            DraftExpiresAt = row.DraftExpiresAt,
            SubmittedAt = row.SubmittedAt,
            RuleSet = row.RuleSet,
            Site = row.Site,
            DecidedAt = row.DecidedAt,
            DecisionReasons = row.DecisionReasons,
            PortalEpoch = row.PortalEpoch,
            AskedAt = row.AskedAt,
            AnswerDueAt = row.AnswerDueAt,
            AppealDueAt = row.AppealDueAt,
            Version = row.Version,
        };
}
