using CityKey.Data.Counter;
using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Staff.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Counter;

/// <summary>A page of the visit that is open in this browser. Where there is none, it redirects to the start
/// page.</summary>
internal abstract class VisitPageModel(CurrentVisit visit, CityProfile city, CityClock clock) : PageModel
{
    public CityProfile City { get; } = city;

    public DateOnly Today => clock.Today;

    /// <summary>The language that the clerk has just chosen for the person; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? Chosen { get; set; }

    /// <summary>The language of the texts for the person.</summary>
    public string Reads => City.Languages.FirstOrDefault(l => l == Chosen) ?? Visit.Language;

    public Visit Visit => Opened.Visit;

    protected CurrentVisit Current { get; } = visit;

    protected OpenedVisit Opened { get; private set; } = null!;

    // Without the attribute, the framework takes a method with this name for a handler of an HTTP method PAGE.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        // The back button must not show the data of the previous person.
        Response.Headers.CacheControl = "no-cache, no-store";
        using var opened = await Current.FindAsync(HttpContext, HttpContext.RequestAborted);
        if (opened is null)
        {
            context.Result = Redirect(StaffRoutes.CounterEnded);
            return;
        }

        Opened = opened;
        if (RedirectTarget() is { } target)
        {
            context.Result = Redirect(target);
            return;
        }

        await next();
    }

    /// <summary>The page that this visit belongs on instead; null where it belongs on this one.</summary>
    protected virtual string? RedirectTarget() => Visit.IsOver ? Slip : null;

    /// <summary>The address of the slip of a visit that is over.</summary>
    protected string Slip => Visit.Issued ? StaffRoutes.CounterSlip : StaffRoutes.CounterRefusal;

    /// <summary>The address of the first step that is not complete.</summary>
    protected string NextStep => StaffRoutes.CounterStep(VisitSteps.Next(Visit, City, Today));
}

/// <summary>One step of a visit.</summary>
internal abstract class VisitStepPageModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : VisitPageModel(visit, city, clock)
{
    /// <summary>The number of the step, from 1.</summary>
    public int Number => VisitSteps.NumberOf(Step);

    public string BackTo =>
        VisitSteps.Before(Step) is { } before ? StaffRoutes.CounterStep(before) : StaffRoutes.Counter;

    protected abstract VisitStep Step { get; }

    protected override string? RedirectTarget() =>
        base.RedirectTarget() ?? (VisitSteps.CanVisit(Visit, City, Today, Step) ? null : NextStep);

    /// <summary>Stores the changed visit and goes to the next step.</summary>
    protected async Task<IActionResult> KeepAsync(Visit changed, CancellationToken cancellationToken)
    {
        await Current.Visits.KeepAsync(Opened, changed, cancellationToken);
        return Redirect(NextStep);
    }
}
