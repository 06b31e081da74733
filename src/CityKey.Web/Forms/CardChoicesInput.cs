using CityKey.Domain.Applications;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Web.Forms;

/// <summary>The choices for the card that the portal and the counter ask for in the same way. Whether the address is
/// printed, each asks in its own way.</summary>
public sealed class CardChoicesInput
{
    private const string GenderMarkField = "gender-mark";
    private const string None = "none";

    [FromForm(Name = GenderMarkField)]
    public string? GenderMark { get; set; }

    /// <summary>Nothing is chosen while the choices are unknown.</summary>
    public static CardChoicesInput Of(CardChoices? card) =>
        new() { GenderMark = card is null ? null : card.GenderMark ?? None };

    /// <param name="missing">The text key for a gender mark that is not chosen.</param>
    /// <returns>Choices without a printed address, for a card that is collected: <c>with</c> sets both.</returns>
    public Parsed<CardChoices> Parse(string missing)
    {
        var mark = Parsed.OneOf<string?>(
            GenderMarkField,
            GenderMark,
            missing,
            [(None, null), .. CardChoices.GenderMarks.Select(m => (m, (string?)m))]
        );
        return mark.IsValid
            ? Parsed.Of(new CardChoices(PrintAddress: false, mark.Value, Collect: true))
            : Parsed.Of<CardChoices>(null, mark.Errors);
    }
}
