namespace CityKey.Domain.Applications;

/// <summary>The status of an application; stored by name.</summary>
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

/// <summary>What changes the status of an application.</summary>
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

/// <summary>Who acts next.</summary>
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
