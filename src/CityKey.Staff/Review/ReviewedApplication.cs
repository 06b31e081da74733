using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;

namespace CityKey.Staff.Review;

/// <summary>What the review page shows of an opened application: the form, and the judgement of its documents by the
/// rules of the day of submission.</summary>
/// <param name="Age">On the day of submission.</param>
/// <param name="Messages">All messages of the application, oldest first.</param>
/// <param name="CanBeDrawn">False when the card's fonts lack a letter of the name or address.</param>
public sealed record ReviewedApplication(
    ApplicationForm Form,
    int Age,
    Judgement Judgement,
    IReadOnlyList<string> DenialReasons,
    IReadOnlyList<OpenedMessage> Messages,
    bool CanBeDrawn
)
{
    /// <summary>Judges the documents of an opened application.</summary>
    public static ReviewedApplication Of(
        OpenedApplication opened,
        IReadOnlyList<OpenedMessage> messages,
        CityProfile city
    )
    {
        var form = opened.Form;
        var application = opened.Application;
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

    // The ToString of a record prints its properties, and could put the form into a log.
    public override string ToString() => nameof(ReviewedApplication);
}
