using CityKey.Domain.Places;

namespace CityKey.Domain.Applications;

public enum ApplyStep
{
    AboutYou,
    Address,
    Documents,
    Photo,
    Card,
    Contact,
    Check,
}

/// <summary>Where one may go is derived from the answers, never from a session's history.</summary>
public static class ApplicationSteps
{
    public static IReadOnlyList<ApplyStep> All { get; } = Enum.GetValues<ApplyStep>();

    public static string Slug(ApplyStep step) =>
        step switch
        {
            ApplyStep.AboutYou => "about-you",
            ApplyStep.Address => "address",
            ApplyStep.Documents => "documents",
            ApplyStep.Photo => "photo",
            ApplyStep.Card => "card",
            ApplyStep.Contact => "contact",
            _ => "check",
        };

    /// <summary>"Check" is answered by handing in, so never in a form.</summary>
    public static bool IsAnswered(ApplicationForm form, CityProfile city, ApplyStep step) =>
        step switch
        {
            ApplyStep.AboutYou => form is { Name: not null, Born: not null },
            ApplyStep.Address => form.Stay is { } stay && IsWhole(stay),
            ApplyStep.Documents => form.DocumentsDone && form.Documents.Count > 0,
            ApplyStep.Photo => form.Photo is not null,
            ApplyStep.Card => form is { Card: { } card, Stay: { } stay } && card.Fits(stay),
            ApplyStep.Contact => form.Contact is not null,
            _ => false,
        };

    /// <summary>A step may be visited when every step before it is answered.</summary>
    public static bool CanVisit(ApplicationForm form, CityProfile city, ApplyStep step) => step <= Next(form, city);

    /// <summary>The first step that is not answered.</summary>
    public static ApplyStep Next(ApplicationForm form, CityProfile city) => All.First(s => !IsAnswered(form, city, s));

    public static bool IsComplete(ApplicationForm form, CityProfile city) => Next(form, city) == ApplyStep.Check;

    private static bool IsWhole(Stay stay) =>
        stay.Kind switch
        {
            StayKind.Home => stay.Address is not null,
            StayKind.CareOf => stay is { CareOf.Length: > 0, Address: not null },
            _ => true,
        };
}
