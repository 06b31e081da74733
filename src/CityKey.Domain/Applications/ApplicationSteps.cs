namespace CityKey.Domain.Applications;

/// <summary>One step of the form. To add a step, declare it here and put it into
/// <see cref="ApplicationSteps.All"/>.</summary>
/// <param name="Slug">The last part of its page's address, and of its text keys.</param>
/// <param name="IsAnswered">Whether a form has what the step asks for.</param>
public sealed record ApplyStep(string Slug, Func<ApplicationForm, bool> IsAnswered)
{
    public static ApplyStep AboutYou { get; } = new("about-you", form => form is { Name: not null, Born: not null });

    public static ApplyStep Address { get; } = new("address", form => form.Stay is { } stay && IsComplete(stay));

    public static ApplyStep Documents { get; } =
        new("documents", form => form.DocumentsDone && form.Documents.Count > 0);

    public static ApplyStep Photo { get; } = new("photo", form => form.Photo is not null);

    public static ApplyStep Card { get; } =
        new("card", form => form is { Card: { } card, Stay: { } stay } && card.Fits(stay));

    public static ApplyStep Contact { get; } = new("contact", form => form.Contact is not null);

    /// <summary>The summary. Submitting answers it, so no form ever does.</summary>
    public static ApplyStep Check { get; } = new("check", _ => false);

    public override string ToString() => Slug;

    private static bool IsComplete(Stay stay) =>
        stay.Kind switch
        {
            StayKind.Home => stay.Address is not null,
            StayKind.CareOf => stay is { CareOf.Length: > 0, Address: not null },
            _ => true,
        };
}

/// <summary>The steps of the form in their order. Which steps are open is derived from the answers, never from a
/// session's history.</summary>
public static class ApplicationSteps
{
    public static IReadOnlyList<ApplyStep> All { get; } =
    [
        ApplyStep.AboutYou,
        ApplyStep.Address,
        ApplyStep.Documents,
        ApplyStep.Photo,
        ApplyStep.Card,
        ApplyStep.Contact,
        ApplyStep.Check,
    ];

    /// <summary>The place of a step in the order, counted from one.</summary>
    public static int NumberOf(ApplyStep step) => All.TakeWhile(s => s != step).Count() + 1;

    /// <summary>The step before this one; null for the first.</summary>
    public static ApplyStep? Before(ApplyStep step) => All.ElementAtOrDefault(NumberOf(step) - 2);

    /// <summary>A step may be visited when every step before it is answered.</summary>
    public static bool CanVisit(ApplicationForm form, ApplyStep step) => NumberOf(step) <= NumberOf(Next(form));

    /// <summary>The first step that is not answered.</summary>
    public static ApplyStep Next(ApplicationForm form) => All.First(s => !s.IsAnswered(form));

    /// <summary>Whether the form can be submitted.</summary>
    public static bool IsComplete(ApplicationForm form) => Next(form) == ApplyStep.Check;
}
