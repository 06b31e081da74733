using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Domain.Applications;

/// <content>The resident's time, and their key.</content>
public sealed partial class Application
{
    /// <summary>When the clerk last asked for something more: there the resident's time to answer begins.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>How the time stands that this draft is kept.</summary>
    public TolledDeadline DraftDeadline(IReadOnlyList<SwitchChange> changes, DateTimeOffset now) =>
        Tolling.Read(changes, StartedAt, DraftExpiresAt, now);

    /// <summary>How the resident's time to answer stands; null where nothing is asked, or nobody can tell since
    /// when.</summary>
    public TolledDeadline? AnswerDeadline(IReadOnlyList<SwitchChange> changes, DateTimeOffset now) =>
        Can(ApplicationAction.Lapse) && AskedAt is { } asked && AnswerDueAt is { } due
            ? Tolling.Read(changes, asked, due, now)
            : null;

    /// <summary>How the resident's time to appeal a denial stands; null where nothing was denied.</summary>
    public TolledDeadline? AppealDeadline(IReadOnlyList<SwitchChange> changes, DateTimeOffset now) =>
        Can(ApplicationAction.Appeal) && DecidedAt is { } denied && AppealDueAt is { } due
            ? Tolling.Read(changes, denied, due, now)
            : null;

    /// <summary>A clerk has seen the person's documents and gives them a new access code; the old one is void with the
    /// save.</summary>
    /// <exception cref="RuleViolationException">It is a draft: only its resident has a key to it, so nobody can give
    /// them another.</exception>
    public void ReplaceCode(Actor clerk, DateTimeOffset at)
    {
        RequireStaff(clerk);
        if (SubmittedAt is null)
        {
            throw new RuleViolationException("application.code-of-draft", "The code of a draft was to be replaced.");
        }

        Record("application.code-replaced", Id, clerk, at);
    }
}
