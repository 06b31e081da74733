using CityKey.Data.Counter;
using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Counter;

/// <summary>A page of a visit that goes on in this browser.</summary>
internal abstract class VisitPageModel(CurrentVisit visit, CityProfile city, CityClock clock) : PageModel
{
    public const string Start = "/counter";

    public CityProfile City { get; } = city;

    public DateOnly Today => clock.Today;

    /// <summary>The language that the clerk has just chosen for the person, if any.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? Chosen { get; set; }

    /// <summary>The language of what the person reads here.</summary>
    public string Reads => City.Languages.FirstOrDefault(l => l == Chosen) ?? Visit.Language;

    public Visit Visit => Opened.Visit;

    protected CurrentVisit Desk { get; } = visit;

    protected OpenedVisit Opened { get; private set; } = null!;

    // By its name the framework takes an override for the handler of a verb PAGE.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        // The back button must not show the one who was here before.
        Response.Headers.CacheControl = "no-cache, no-store";
        using var opened = await Desk.FindAsync(HttpContext, HttpContext.RequestAborted);
        if (opened is null)
        {
            context.Result = Redirect($"{Start}?ended=true");
            return;
        }

        Opened = opened;
        if (Elsewhere() is { } place)
        {
            context.Result = Redirect(place);
            return;
        }

        await next();
    }

    /// <summary>Where this visit has to be looked at instead; null when here is right.</summary>
    protected virtual string? Elsewhere() => Visit.IsOver ? Slip : null;

    protected string Slip => Visit.Issued ? $"{Start}/slip" : $"{Start}/refusal";

    protected string Onwards => $"{Start}/{VisitSteps.Next(Visit, City, Today).Slug}";
}

/// <summary>One step of a visit.</summary>
internal abstract class VisitStepPageModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : VisitPageModel(visit, city, clock)
{
    public int Number => VisitSteps.NumberOf(Step);

    public string BackTo => VisitSteps.Before(Step) is { } before ? $"{Start}/{before.Slug}" : Start;

    protected abstract VisitStep Step { get; }

    protected override string? Elsewhere() =>
        base.Elsewhere() ?? (VisitSteps.CanVisit(Visit, City, Today, Step) ? null : Onwards);

    protected async Task<IActionResult> KeepAsync(Visit changed, CancellationToken cancellationToken)
    {
        await Desk.Visits.KeepAsync(Opened, changed, cancellationToken);
        return Redirect(Onwards);
    }
}
