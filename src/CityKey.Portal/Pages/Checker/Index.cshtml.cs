using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Portal.Languages;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Checker;

/// <summary>Tells whether documents are enough. Stores nothing, reads no database, sets no cookie, and is available in
/// every mode of the portal switch.</summary>
[IgnoreAntiforgeryToken] // The page changes nothing, and a token would need a cookie (ADR 11).
internal sealed class CheckerModel(CityProfile city, CityTime clock) : PageModel
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public Judgement? Judgement { get; private set; }

    public bool IsOnline => Age >= city.OnlineFromAge;

    public IReadOnlyList<AgeBand> Bands => AgeBand.Of(city, Rules);

    public IReadOnlyList<DocumentKind> Identity => [.. Kinds(Bearer.Resident).Where(k => !IsResidence(k))];

    public IReadOnlyList<DocumentKind> Residence => [.. Kinds(Bearer.Resident).Where(IsResidence)];

    public IReadOnlyList<DocumentKind> Caretaker => [.. Kinds(Bearer.Caretaker)];

    /// <summary>The highest age at which a caretaker's documents count.</summary>
    public int? CaretakerUntil =>
        Rules.Alternatives.Where(a => a.Needs.Any(n => n.By == Bearer.Caretaker)).Max(a => a.ToAge);

    private RuleSet Rules => city.RulesOn(clock.Today);

    private int? Age => Bands.FirstOrDefault(b => b.Value == Input.Age)?.From;

    public IActionResult OnPost()
    {
        if (!this.Accepts(new Validator(Bands), Input))
        {
            return this.Again();
        }

        var own = Input.Identity.Concat(Input.Residence).Distinct(StringComparer.Ordinal).Select(k => new Evidence(k));
        var caretakers = Input
            .Caretaker.Distinct(StringComparer.Ordinal)
            .Select(k => new Evidence(k, By: Bearer.Caretaker));
        Judgement = Rules.Judge([.. own, .. caretakers], Age!.Value, clock.Today);
        return Page();
    }

    // Documents that prove both identity and residence are listed under identity.
    private static bool IsResidence(DocumentKind kind) => kind.CanShow("residence") && !kind.CanShow("photo");

    private IEnumerable<DocumentKind> Kinds(Bearer by)
    {
        var accepted = Bands.SelectMany(b => Rules.KindsFor(b.From, by)).ToHashSet();
        return Rules.Kinds.Where(accepted.Contains);
    }

    public sealed class InputModel
    {
        [FromForm(Name = "age")]
        public string? Age { get; set; }

        [FromForm(Name = "identity")]
        public List<string> Identity { get; set; } = [];

        [FromForm(Name = "residence")]
        public List<string> Residence { get; set; } = [];

        [FromForm(Name = "caretaker")]
        public List<string> Caretaker { get; set; } = [];
    }

    public sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator(IReadOnlyList<AgeBand> bands) =>
            RuleFor(a => a.Age)
                .Must(a => bands.Any(b => string.Equals(b.Value, a, StringComparison.Ordinal)))
                .WithMessage("checker.age.missing");
    }
}
