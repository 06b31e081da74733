using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Printing.Cards;
using CityKey.Web.Forms;
using FluentValidation;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The same rules as online, and that the card's fonts have every letter: said beside the field, before
/// anything is printed.</summary>
internal sealed class PersonValidator : AbstractValidator<PersonInput>
{
    public PersonValidator(DateOnly today)
    {
        RuleFor(a => a.Given).Obeys(PersonName.PartError);
        RuleFor(a => a.Given)
            .Must((a, _) => !string.IsNullOrWhiteSpace(a.Given + a.Family))
            .WithMessage("name.missing");
        Drawable(RuleFor(a => a.Given));
        RuleFor(a => a.Family).Obeys(PersonName.PartError);
        Drawable(RuleFor(a => a.Family));
        RuleFor(a => a.Born)
            .Obeys(b => DateOfBirth.TryOf(b.Day, b.Month, b.Year, today, out _, out var error) ? null : error);
        RuleFor(a => a.GenderMark)
            .Must(m => m == PersonInput.None || CardChoices.GenderMarks.Contains(m, StringComparer.Ordinal))
            .WithMessage("counter.gender-missing");
        RuleFor(a => a.Address)
            .Must(a => a is PersonInput.None or PersonInput.PrintAddress)
            .WithMessage("counter.address-missing");
        When(
            a => a.Prints,
            () =>
            {
                Line(RuleFor(a => a.CareOf), required: false, PostalAddress.MaxLine);
                Line(RuleFor(a => a.Line1), required: true, PostalAddress.MaxLine);
                Line(RuleFor(a => a.Line2), required: false, PostalAddress.MaxLine);
                Line(RuleFor(a => a.Town), required: true, PostalAddress.MaxCity);
                Line(RuleFor(a => a.PostalCode), required: true, PostalAddress.MaxPostalCode);
            }
        );
    }

    private static void Line(IRuleBuilderInitial<PersonInput, string?> field, bool required, int most)
    {
        field.Obeys(line => PostalAddress.LineError(line, required, most));
        Drawable(field);
    }

    private static void Drawable(IRuleBuilder<PersonInput, string?> field) =>
        field
            .Must(typed => Missing(typed).Count == 0)
            .WithMessage("counter.letters")
            .WithState((_, typed) => new object[] { string.Join(' ', Missing(typed)) });

    // What is no text at all is another rule's to say.
    private static IReadOnlyList<string> Missing(string? typed)
    {
        if (!PlainText.TryRead(typed, out var text) || text.Length == 0)
        {
            return [];
        }

        CardSheet.CanDraw(text, out var missing);
        return missing;
    }
}
