namespace CityKey.Domain.People;

public enum ActorKind
{
    Resident,
    Staff,
    Worker,
    CommandLine,
}

/// <summary>Who did something. A resident has no id here, because the application identifies them.</summary>
public sealed record Actor(ActorKind Kind, Guid? Id)
{
    public static Actor Resident { get; } = new(ActorKind.Resident, null);
    public static Actor Worker { get; } = new(ActorKind.Worker, null);
    public static Actor CommandLine { get; } = new(ActorKind.CommandLine, null);

    public static Actor Staff(Guid id) => new(ActorKind.Staff, id);
}

/// <summary>The roles of staff accounts. No role includes another.</summary>
public enum StaffRole
{
    Clerk,
    Supervisor,
    Administrator,
    Records,
    Counsel,
    Auditor,
}
