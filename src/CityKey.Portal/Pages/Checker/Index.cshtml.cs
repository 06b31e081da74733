using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Portal.Languages;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Checker;

/// <summary>Tells whether documents suffice. Keeps nothing, asks no database, sets no cookie, and is there in every
/// mode of the switch.</summary>
[IgnoreAntiforgeryToken] // It changes nothing, so there is nothing to forge; a token would be a cookie (decision 11).
public sealed class CheckerModel(CityProfile city, CityTime clock) : PageModel
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public Judgement? Judgement { get; private set; }

    public bool IsOnline => Age >= city.OnlineFromAge;

    public IReadOnlyList<AgeBand> Bands => AgeBand.Of(city, Rules);

    public IReadOnlyList<DocumentKind> Identity => [.. Kinds(Bearer.Resident).Where(k => !IsResidence(k))];

    public IReadOnlyList<DocumentKind> Residence => [.. Kinds(Bearer.Resident).Where(IsResidence)];

    public IReadOnlyList<DocumentKind> Caretaker => [.. Kinds(Bearer.Caretaker)];

    /// <summary>The oldest age at which somebody may vouch for a person.</summary>
    public int? CaretakerUntil =>
        Rules.Alternatives.Where(a => a.Needs.Any(n => n.By == Bearer.Caretaker)).Max(a => a.ToAge);

    private RuleSet Rules => city.RulesOn(clock.Today);

    private int? Age => Bands.FirstOrDefault(b => b.Value == Input.Age)?.From;

    public IActionResult OnPost()
    {
        if (!this.Accepts(new Asked(Bands), Input))
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

    // What shows both is where people look for what shows who they are.
    private static bool IsResidence(DocumentKind kind) => kind.CanShow("residence") && !kind.CanShow("photo");

    private IEnumerable<DocumentKind> Kinds(Bearer by)
    {
        var helping = Bands.SelectMany(b => Rules.KindsFor(b.From, by)).ToHashSet();
        return Rules.Kinds.Where(helping.Contains);
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

    public sealed class Asked : AbstractValidator<InputModel>
    {
        public Asked(IReadOnlyList<AgeBand> bands) =>
            RuleFor(a => a.Age)
                .Must(a => bands.Any(b => string.Equals(b.Value, a, StringComparison.Ordinal)))
                .WithMessage("checker.age.missing");
    }
}
