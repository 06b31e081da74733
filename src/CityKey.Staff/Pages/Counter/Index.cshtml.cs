using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Staff.Routing;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Counter;

/// <summary>Starts a visit: the site, and the notice of what is kept, before anything is typed.</summary>
internal sealed class IndexModel(CurrentVisit visit, CounterOptions options, CityProfile city, CityClock clock)
    : PageModel
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "ended")]
    public bool Ended { get; set; }

    /// <summary>The language that the person reads; chosen before there is a visit.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? Chosen { get; set; }

    public string Reads => city.Languages.FirstOrDefault(l => l == Chosen) ?? city.Languages[0];

    public IReadOnlyList<CounterSite> Sites => city.Sites;
    public CounterRetention Keeps => options.Keeps;

    /// <summary>The page on which this browser's visit continues; null when there is none.</summary>
    public string? GoesOn { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => FindAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        if (GoesOn is not null)
        {
            return Redirect(GoesOn);
        }

        if (!this.Accepts(new Validator(city, Keeps), Input))
        {
            return this.Again();
        }

        var started = new Visit
        {
            Site = Input.Site!,
            Keeps = Keeps,
            Language = Reads,
        };
        if (!await visit.StartAsync(HttpContext, started, cancellationToken))
        {
            ModelState.AddModelError("", "counter.no-cookie");
            return this.Again();
        }

        return Redirect(StaffRoutes.CounterPerson);
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        using var opened = await visit.FindAsync(HttpContext, cancellationToken);
        GoesOn = opened?.Visit switch
        {
            null => null,
            { Issued: true } => StaffRoutes.CounterSlip,
            { IsOver: true } => StaffRoutes.CounterRefusal,
            var visit => StaffRoutes.CounterStep(VisitSteps.Next(visit, city, clock.Today)),
        };
        visit.EnsureKey(HttpContext);
        Input.Site ??= city.Sites.Count == 1 ? city.Sites[0].Code : null;
    }

    internal sealed class InputModel
    {
        [FromForm(Name = "site")]
        public string? Site { get; set; }

        [FromForm(Name = "agreed")]
        public bool Agreed { get; set; }

        /// <summary>The retention that the page showed. After a change of the setting, the notice is shown
        /// again.</summary>
        [FromForm(Name = "told")]
        public string? Told { get; set; }
    }

    private sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator(CityProfile city, CounterRetention retention)
        {
            RuleFor(a => a.Site)
                .Must(s => city.Sites.Any(known => known.Code == s))
                .WithMessage("counter.site-missing");
            RuleFor(a => a.Agreed).Equal(true).WithMessage("counter.agreed-missing");
            RuleFor(a => a.Agreed).Must((a, _) => a.Told == retention.ToString()).WithMessage("counter.told-other");
        }
    }
}
