using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Domain.Tests.Applications;

/// <summary>Forms and applications as far as a test needs them.</summary>
internal static class CompleteForm
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 18, 0, 0, TimeSpan.Zero);
    public static readonly Actor Clerk = Actor.Staff(Guid.Parse("11111111-1111-7111-8111-111111111111"));
    public static readonly Actor OtherClerk = Actor.Staff(Guid.Parse("22222222-2222-7222-8222-222222222222"));

    /// <summary>A switch that was opened the day before and not touched since.</summary>
    public static readonly SwitchChange[] Opened = [new(Noon.AddDays(-1), PortalMode.Paused, PortalMode.Open, null)];

    public static ApplicationForm Form { get; } =
        ApplicationForm.Empty("en") with
        {
            Name = PersonName.Of("Ana", "Ruiz"),
            Born = new DateOnly(1990, 5, 6),
            Stay = new Stay(StayKind.Home, null, new PostalAddress("1 Example St", null, "Chicago", "60601")),
            Documents = [new DocumentOffered(Guid.Parse("33333333-3333-7333-8333-333333333333"), "passport")],
            DocumentsDone = true,
            Photo = Guid.Parse("44444444-4444-7444-8444-444444444444"),
            Card = new CardChoices(true, "X", false),
            Contact = new Contact(null, null, false),
        };

    public static Application Draft() =>
        Application.Start(
            Guid.Parse("55555555-5555-7555-8555-555555555555"),
            "0000000000",
            "2024-06",
            Noon,
            TimeSpan.FromDays(30)
        );

    /// <summary>An application in a status, reached by its own methods.</summary>
    public static Application In(ApplicationStatus status)
    {
        var application = Draft();
        foreach (var action in Way(status))
        {
            Do(application, action);
            if (application.Status == ApplicationStatus.UnderAppeal)
            {
                application.TakeAppeal(OtherClerk, Noon);
            }
        }

        Assert.Equal(status, application.Status);
        return application;
    }

    /// <summary>Does an action with everything in order but perhaps the status.</summary>
    public static void Do(Application application, ApplicationAction action)
    {
        switch (action)
        {
            case ApplicationAction.Submit:
                application.Submit(Form, Chicago.City, Noon);
                break;
            case ApplicationAction.Expire:
                application.Expire(Actor.Worker, Noon.AddDays(31));
                break;
            case ApplicationAction.BeginReview:
                application.BeginReview(Clerk, Noon);
                break;
            case ApplicationAction.Release:
                application.Release(Clerk, Noon);
                break;
            case ApplicationAction.Ask:
                application.Ask(Chicago.City, Clerk, Noon);
                break;
            case ApplicationAction.Answer:
                application.Answer(Actor.Resident, Noon);
                break;
            case ApplicationAction.Lapse:
                application.Lapse(Actor.Worker, Noon);
                break;
            case ApplicationAction.Approve:
                application.Approve(Clerk, Noon);
                break;
            case ApplicationAction.Deny:
                application.Deny(["photo-not-usable"], Chicago.City, Clerk, Noon);
                break;
            case ApplicationAction.Appeal:
                application.Appeal(Actor.Resident, Opened, Noon);
                break;
            case ApplicationAction.Uphold:
                application.Uphold(["photo-not-usable"], Chicago.City, OtherClerk, Noon);
                break;
            case ApplicationAction.Overturn:
                application.Overturn(["documents-suffice"], Chicago.City, OtherClerk, Noon);
                break;
            case ApplicationAction.Issue:
                application.Issue(Clerk, Noon);
                break;
            case ApplicationAction.Withdraw:
                application.Withdraw(Actor.Resident, Noon);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(action), action, "An action this test does not know.");
        }
    }

    private static ApplicationAction[] Way(ApplicationStatus to) =>
        to switch
        {
            ApplicationStatus.Draft => [],
            ApplicationStatus.Submitted => [ApplicationAction.Submit],
            ApplicationStatus.InReview => [.. Way(ApplicationStatus.Submitted), ApplicationAction.BeginReview],
            ApplicationStatus.AwaitingResident => [.. Way(ApplicationStatus.InReview), ApplicationAction.Ask],
            ApplicationStatus.Approved => [.. Way(ApplicationStatus.InReview), ApplicationAction.Approve],
            ApplicationStatus.Denied => [.. Way(ApplicationStatus.InReview), ApplicationAction.Deny],
            ApplicationStatus.UnderAppeal => [.. Way(ApplicationStatus.Denied), ApplicationAction.Appeal],
            ApplicationStatus.DeniedFinally => [.. Way(ApplicationStatus.UnderAppeal), ApplicationAction.Uphold],
            ApplicationStatus.Issued => [.. Way(ApplicationStatus.Approved), ApplicationAction.Issue],
            ApplicationStatus.Withdrawn => [ApplicationAction.Withdraw],
            ApplicationStatus.Expired => [ApplicationAction.Expire],
            ApplicationStatus.Lapsed => [.. Way(ApplicationStatus.AwaitingResident), ApplicationAction.Lapse],
            _ => throw new ArgumentOutOfRangeException(nameof(to), to, "A status this test does not know."),
        };
}
