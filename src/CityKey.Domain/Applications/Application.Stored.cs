namespace CityKey.Domain.Applications;

/// <summary>The stored columns of an application that the portal may read. The clerks who reviewed it are not among
/// them.</summary>
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
    /// <summary>Builds an application from a row that was read without EF Core; records no events.</summary>
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
