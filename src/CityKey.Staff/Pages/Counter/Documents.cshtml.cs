using CityKey.Domain.Counter;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Staff.Routing;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The documents that the clerk sees and gives back. Which documents they were is deleted with the
/// visit.</summary>
internal sealed class DocumentsModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : VisitStepPageModel(visit, city, clock)
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    /// <summary>The documents that the applicant may bring.</summary>
    public IReadOnlyList<SeenDocumentInput> Own { get; private set; } = [];

    /// <summary>The documents that an adult who takes care of the applicant may bring; empty where the applicant's age
    /// does not allow that.</summary>
    public IReadOnlyList<SeenDocumentInput> Caretakers { get; private set; } = [];

    public Judgement Judgement { get; private set; } = null!;

    protected override VisitStep Step => VisitStep.Documents;

    public void OnGet()
    {
        ListDocuments();
        Input = new InputModel
        {
            Seen = Ticked(Bearer.Resident),
            Caretaker = Ticked(Bearer.Caretaker),
            Accepts = Visit.ClerkAccepts,
        };
        Judgement = Visit.Judge(City, Today)!;
    }

    /// <summary>Completes the step. Where the rules are not met, the clerk has to accept the documents.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var changed = ReadVisit(complete: true);
        if (changed.Seen.Count == 0)
        {
            ModelState.AddModelError("seen", "counter.seen-none");
        }
        else if (!Judgement.Suffices && !Input.Accepts)
        {
            ModelState.AddModelError("accepts", "counter.accepts-missing");
        }

        return ModelState.IsValid ? await KeepAsync(changed, cancellationToken) : this.Again();
    }

    /// <summary>Stores what is ticked and shows what the rules say; the clerk stays on the page.</summary>
    public async Task<IActionResult> OnPostJudgeAsync(CancellationToken cancellationToken)
    {
        var changed = ReadVisit(complete: false);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        await KeepAsync(changed, cancellationToken);
        return Redirect(StaffRoutes.CounterDocumentsFit);
    }

    private Visit ReadVisit(bool complete)
    {
        ListDocuments();
        Own = [.. Own.Select(s => s.From(Typed))];
        Caretakers = [.. Caretakers.Select(s => s.From(Typed))];
        Evidence[] seen = [.. Read(Own, Input.Seen), .. Read(Caretakers, Input.Caretaker)];
        var changed = Visit.WithSeen(seen, done: complete, Input.Accepts);
        Judgement = changed.Judge(City, Today)!;
        return changed;
    }

    private void ListDocuments()
    {
        var rules = City.RulesOn(Today);
        var age = Visit.Form.AgeOn(Today);
        // No rule may be met by a small child, whom the clerk can then accept. So the applicant's documents are those
        // for any age. Documents that only a caretaker can use are not among them.
        var own = rules.AgesOfChange().SelectMany(a => rules.KindsFor(a, Bearer.Resident)).ToHashSet();
        Own = Inputs(rules.Kinds.Where(own.Contains), Bearer.Resident);
        Caretakers = Inputs(rules.KindsFor(age, Bearer.Caretaker), Bearer.Caretaker);

        IReadOnlyList<SeenDocumentInput> Inputs(IEnumerable<DocumentKind> kinds, Bearer by) =>
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

        /// <summary>The clerk accepts the documents although the rules are not met.</summary>
        [FromForm(Name = "accepts")]
        public bool Accepts { get; set; }
    }
}
