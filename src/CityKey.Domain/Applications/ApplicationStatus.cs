namespace CityKey.Domain.Applications;

public enum ApplicationStatus
{
    Draft,
    Submitted,
    InReview,
    AwaitingResident,
    Approved,
    Denied,
    UnderAppeal,
    DeniedFinally,
    Issued,
    Withdrawn,
    Expired,
    Lapsed,
}

public enum ApplicationAction
{
    Submit,
    Expire,
    BeginReview,
    Release,
    Ask,
    Answer,
    Lapse,
    Approve,
    Deny,
    Appeal,
    Uphold,
    Overturn,
    Issue,
    Withdraw,
}

/// <summary>Whose turn it is.</summary>
public enum NextToAct
{
    Nobody,
    Clerk,
    SameClerk,
    Resident,
    ResidentMayAppeal,
    AnotherClerk,
    IssuingClerk,
}
