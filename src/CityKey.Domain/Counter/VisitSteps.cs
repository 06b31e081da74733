using CityKey.Domain.Applications;
using CityKey.Domain.Places;

namespace CityKey.Domain.Counter;

public enum VisitStep
{
    Person,
    Documents,
    Photo,
    Check,
    Print,
}

/// <summary>Where one may go in a visit is derived from what it holds, as online, and by the same rules where they are
/// the same.</summary>
public static class VisitSteps
{
    public static IReadOnlyList<VisitStep> All { get; } = Enum.GetValues<VisitStep>();

    public static string Slug(VisitStep step) =>
        step switch
        {
            VisitStep.Person => "person",
            VisitStep.Documents => "documents",
            VisitStep.Photo => "photo",
            VisitStep.Check => "check",
            _ => "print",
        };

    /// <summary>"Print" is answered by the card that is seen good, so never in a visit that goes on.</summary>
    public static bool IsAnswered(Visit visit, CityProfile city, DateOnly today, VisitStep step) =>
        step switch
        {
            VisitStep.Person => ApplicationSteps.IsAnswered(visit.Form, city, ApplyStep.AboutYou)
                && ApplicationSteps.IsAnswered(visit.Form, city, ApplyStep.Address)
                && ApplicationSteps.IsAnswered(visit.Form, city, ApplyStep.Card),
            VisitStep.Documents => visit is { SeenDone: true, Seen.Count: > 0 }
                && (visit.ClerkAccepts || visit.Judge(city, today) is { Suffices: true }),
            VisitStep.Photo => ApplicationSteps.IsAnswered(visit.Form, city, ApplyStep.Photo),
            VisitStep.Check => visit.Checked,
            _ => false,
        };

    /// <summary>A step may be visited when every step before it is answered.</summary>
    public static bool CanVisit(Visit visit, CityProfile city, DateOnly today, VisitStep step) =>
        step <= Next(visit, city, today);

    /// <summary>The first step that is not answered.</summary>
    public static VisitStep Next(Visit visit, CityProfile city, DateOnly today) =>
        All.First(s => !IsAnswered(visit, city, today, s));
}
