using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Counter;

/// <summary>Where a visit begins: the site, and what is kept, said before anything is typed.</summary>
internal sealed class IndexModel(VisitDesk desk, CounterSetting setting, CityProfile city, CityClock clock) : PageModel
{
    [BindProperty(Name = "")]
    public StartAnswers Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "ended")]
    public bool Ended { get; set; }

    /// <summary>The language that the person reads; chosen before there is a visit.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? Chosen { get; set; }

    public string Reads => city.Languages.FirstOrDefault(l => l == Chosen) ?? city.Languages[0];

    public IReadOnlyList<CounterSite> Sites => city.Sites;
    public CounterKeeps Keeps => setting.Keeps;

    /// <summary>Where the visit of this browser stands; null where there is none.</summary>
    public string? GoesOn { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => FindAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        if (GoesOn is not null)
        {
            return Redirect(GoesOn);
        }

        if (!this.Accepts(new StartAnswers.Rules(city, Keeps), Input))
        {
            return this.Again();
        }

        if (
            !await desk.StartAsync(
                HttpContext,
                new Visit
                {
                    Site = Input.Site!,
                    Keeps = Keeps,
                    Language = Reads,
                },
                cancel
            )
        )
        {
            ModelState.AddModelError("", "counter.no-cookie");
            return this.Again();
        }

        return Redirect("/counter/person");
    }

    private async Task FindAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        using var opened = await desk.FindAsync(HttpContext, cancel);
        GoesOn = opened?.Visit switch
        {
            null => null,
            { Issued: true } => "/counter/slip",
            { IsOver: true } => "/counter/refusal",
            var visit => $"/counter/{VisitSteps.Slug(VisitSteps.Next(visit, city, clock.Today))}",
        };
        desk.Offer(HttpContext);
        Input.Site ??= city.Sites.Count == 1 ? city.Sites[0].Code : null;
    }
}
