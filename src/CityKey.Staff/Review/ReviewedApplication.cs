using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;

namespace CityKey.Staff.Review;

/// <summary>What the case page shows of an opened application: the form, and what the rules of its day say of its
/// documents.</summary>
/// <param name="Age">On the day it was handed in.</param>
/// <param name="Messages">Everything that was written about it, the oldest first.</param>
/// <param name="CanBeDrawn">False where the card's fonts lack a letter of what would be printed.</param>
public sealed record ReviewedApplication(
    ApplicationForm Form,
    int Age,
    Judgement Judgement,
    IReadOnlyList<string> DenialReasons,
    IReadOnlyList<OpenedMessage> Messages,
    bool CanBeDrawn
)
{
    public static ReviewedApplication Of(
        OpenedApplication opened,
        IReadOnlyList<OpenedMessage> messages,
        CityProfile city
    )
    {
        var (form, application) = (opened.Form, opened.Application);
        var day = city.DayOf(application.SubmittedAt!.Value);
        var age = form.AgeOn(day);
        var judgement = city.Rules(application.RuleSet!)
            .Judge([.. form.Kinds().Select(k => new Evidence(k))], age, day);
        return new ReviewedApplication(
            form,
            age,
            judgement,
            city.DenialReasons,
            messages,
            PrintableText.CanBeDrawn(form)
        );
    }

    // A record's own ToString would put the form into whatever log it meets.
    public override string ToString() => nameof(ReviewedApplication);
}
