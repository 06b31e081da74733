using CityKey.Domain.Counter;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>What the clerk looks at and gives back. Which documents they were is gone with the visit.</summary>
internal sealed class DocumentsModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : VisitStepPageModel(visit, city, clock)
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SeenDocumentInput> Own { get; private set; } = [];

    /// <summary>Empty where nobody can vouch for somebody of this age.</summary>
    public IReadOnlyList<SeenDocumentInput> Caretakers { get; private set; } = [];

    public Judgement Judgement { get; private set; } = null!;

    protected override VisitStep Step => VisitStep.Documents;

    public void OnGet()
    {
        (Own, Caretakers) = Offered();
        Input = new InputModel
        {
            Seen = Ticked(Bearer.Resident),
            Caretaker = Ticked(Bearer.Caretaker),
            Accepts = Visit.ClerkAccepts,
        };
        Judgement = Visit.Judge(City, Today)!;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (Own, Caretakers) = Offered();
        (Own, Caretakers) = ([.. Own.Select(s => s.From(Typed))], [.. Caretakers.Select(s => s.From(Typed))]);
        Evidence[] seen = [.. Read(Own, Input.Seen), .. Read(Caretakers, Input.Caretaker)];
        var changed = Visit.WithSeen(seen, done: Input.Act == "done", Input.Accepts);
        Judgement = changed.Judge(City, Today)!;
        if (changed.SeenDone && changed.Seen.Count == 0)
        {
            ModelState.AddModelError("seen", "counter.seen-none");
        }
        else if (changed.SeenDone && !Judgement.Suffices && !Input.Accepts)
        {
            ModelState.AddModelError("accepts", "counter.accepts-missing");
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        var onwards = await KeepAsync(changed, cancellationToken);
        return changed.SeenDone ? onwards : Redirect("/counter/documents#fit");
    }

    private (IReadOnlyList<SeenDocumentInput> Own, IReadOnlyList<SeenDocumentInput> Caretakers) Offered()
    {
        var (rules, age) = (City.RulesOn(Today), Visit.Form.AgeOn(Today));
        // No rule may fit a small child, whom the clerk then takes on their own word: so an applicant's documents are
        // those of any age. What only a caretaker can use is not among them.
        var own = rules.AgesOfChange().SelectMany(a => rules.KindsFor(a, Bearer.Resident)).ToHashSet();
        return (
            Listed(rules.Kinds.Where(own.Contains), Bearer.Resident),
            Listed(rules.KindsFor(age, Bearer.Caretaker), Bearer.Caretaker)
        );

        IReadOnlyList<SeenDocumentInput> Listed(IEnumerable<DocumentKind> kinds, Bearer by) =>
            [.. kinds.Select(k => SeenDocumentInput.Of(rules, k, by, Visit.Seen))];
    }

    private string[] Ticked(Bearer by) => [.. Visit.Seen.Where(e => e.By == by).Select(e => e.Kind)];

    private IEnumerable<Evidence> Read(IReadOnlyList<SeenDocumentInput> offered, string[] ticked) =>
        offered.Where(s => ticked.Contains(s.Kind.Code, StringComparer.Ordinal)).Select(s => s.Read(ModelState));

    private string Typed(string field) => Request.Form[field].ToString().Trim();

    internal sealed class InputModel
    {
        [FromForm(Name = "seen")]
        public string[] Seen { get; set; } = [];

        [FromForm(Name = "caretaker")]
        public string[] Caretaker { get; set; } = [];

        [FromForm(Name = "accepts")]
        public bool Accepts { get; set; }

        [FromForm(Name = "act")]
        public string? Act { get; set; }
    }
}
