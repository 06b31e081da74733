using CityKey.Domain.Applications;
using CityKey.Domain.Places;

namespace CityKey.Domain.Counter;

/// <summary>One step of a visit. To add a step, declare it here and put it into <see cref="VisitSteps.All"/>.</summary>
/// <param name="Slug">The last part of its page's address.</param>
/// <param name="IsAnswered">Whether a visit has what the step asks for, by the rules of a city on a day.</param>
public sealed record VisitStep(string Slug, Func<Visit, CityProfile, DateOnly, bool> IsAnswered)
{
    public static VisitStep Person { get; } =
        new(
            "person",
            (visit, _, _) =>
                ApplyStep.AboutYou.IsAnswered(visit.Form)
                && ApplyStep.Address.IsAnswered(visit.Form)
                && ApplyStep.Card.IsAnswered(visit.Form)
        );

    public static VisitStep Documents { get; } =
        new(
            "documents",
            (visit, city, today) =>
                visit is { SeenDone: true, Seen.Count: > 0 }
                && (visit.ClerkAccepts || visit.Judge(city, today) is { Suffices: true })
        );

    public static VisitStep Photo { get; } = new("photo", (visit, _, _) => ApplyStep.Photo.IsAnswered(visit.Form));

    public static VisitStep Check { get; } = new("check", (visit, _, _) => visit.Checked);

    /// <summary>Handing over the card answers it and ends the visit, so no open visit ever does.</summary>
    public static VisitStep Print { get; } = new("print", (_, _, _) => false);

    public override string ToString() => Slug;
}

/// <summary>The steps of a visit in their order. Which steps are open is derived from what the visit holds, as
/// online.</summary>
public static class VisitSteps
{
    public static IReadOnlyList<VisitStep> All { get; } =
    [VisitStep.Person, VisitStep.Documents, VisitStep.Photo, VisitStep.Check, VisitStep.Print];

    /// <summary>The place of a step in the order, counted from one.</summary>
    public static int NumberOf(VisitStep step) => All.TakeWhile(s => s != step).Count() + 1;

    /// <summary>The step before this one; null for the first.</summary>
    public static VisitStep? Before(VisitStep step) => All.ElementAtOrDefault(NumberOf(step) - 2);

    /// <summary>A step may be visited when every step before it is answered.</summary>
    public static bool CanVisit(Visit visit, CityProfile city, DateOnly today, VisitStep step) =>
        NumberOf(step) <= NumberOf(Next(visit, city, today));

    /// <summary>The first step that is not answered.</summary>
    public static VisitStep Next(Visit visit, CityProfile city, DateOnly today) =>
        All.First(s => !s.IsAnswered(visit, city, today));
}
