using CityKey.Domain.Counter;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>What the clerk looks at and gives back. Which documents they were is gone with the visit.</summary>
internal sealed class DocumentsModel(VisitDesk desk, CityProfile city, CityClock clock) : VisitStepPage(desk, city, clock)
{
    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    public IReadOnlyList<DocumentKind> Kinds => City.RulesOn(Today).Kinds;
    public Dictionary<string, (DateAnswer Issued, DateAnswer Expires)> Dates { get; private set; } = [];
    public Judgement Judgement { get; private set; } = null!;

    protected override VisitStep Step => VisitStep.Documents;

    public void OnGet()
    {
        var seen = Visit.Seen.ToDictionary(e => e.Kind, StringComparer.Ordinal);
        Dates = Kinds.ToDictionary(k => k.Code, k => (DateAnswer.Of(seen.GetValueOrDefault(k.Code)?.IssuedOn), DateAnswer.Of(seen.GetValueOrDefault(k.Code)?.ExpiresOn)), StringComparer.Ordinal);
        Input = new Answers { Seen = [.. seen.Keys], Accepts = Visit.ClerkAccepts };
        Judgement = Visit.Judge(City, Today)!;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Dates = Kinds.ToDictionary(k => k.Code, k => (Typed($"issued-{k.Code}"), Typed($"expires-{k.Code}")), StringComparer.Ordinal);
        var changed = Visit.WithSeen([.. Kinds.Where(k => Input.Seen.Contains(k.Code, StringComparer.Ordinal)).Select(Read)], done: Input.Act == "done", Input.Accepts);
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

        var onwards = await KeepAsync(changed, cancel);
        return changed.SeenDone ? onwards : Redirect("/counter/documents#fit");
    }

    private Evidence Read(DocumentKind kind) => new(kind.Code, Date(Dates[kind.Code].Issued, $"issued-{kind.Code}"), Date(Dates[kind.Code].Expires, $"expires-{kind.Code}"));

    private DateOnly? Date(DateAnswer typed, string field)
    {
        if (typed.IsEmpty)
        {
            return null;
        }

        if (!CalendarDate.TryOf(typed.Day, typed.Month, typed.Year, out var date))
        {
            ModelState.AddModelError(field, "counter.date-unreadable");
        }

        return date;
    }

    private DateAnswer Typed(string field) => new(Part(field, "day"), Part(field, "month"), Part(field, "year"));

    private string Part(string field, string part) => Request.Form[$"{field}-{part}"].ToString().Trim();

    internal sealed class Answers
    {
        [FromForm(Name = "seen")]
        public string[] Seen { get; set; } = [];

        [FromForm(Name = "accepts")]
        public bool Accepts { get; set; }

        [FromForm(Name = "act")]
        public string? Act { get; set; }
    }
}
