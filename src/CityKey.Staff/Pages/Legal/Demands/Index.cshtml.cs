using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.Legal;
using CityKey.Domain.Places;
using CityKey.Staff.Access;
using CityKey.Staff.Pages.Portal;
using CityKey.Staff.Routing;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Legal.Demands;

/// <summary>What to do when an agency or another outsider demands information on applicants: what to say, whom to call,
/// and a log entry. For all staff.</summary>
internal sealed class IndexModel(CityKeyDb db, SwitchRules rules, CityProfile city, TimeProvider time) : PageModel
{
    private const int Shown = 20;

    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public string? TelephoneOfCounsel => city.TelephoneOfCounsel;

    public bool MayClosePortal => User.MayClosePortal(rules);

    public IReadOnlyList<Demand> Logged { get; private set; } = [];

    /// <summary>Whether a demand has just been logged.</summary>
    public bool IsLogged { get; private set; }

    public Task OnGetAsync(bool logged, CancellationToken cancellationToken)
    {
        IsLogged = logged;
        return ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!this.Accepts(new Validator(city, time), Input))
        {
            await ReadAsync(cancellationToken);
            return this.Again();
        }

        var now = time.GetUtcNow();
        var received = string.IsNullOrWhiteSpace(Input.When) ? now : LocalInstant.Read(Input.When, city)!.Value;
        db.Add(Demand.Log(Input.Kind!, Input.Way!, received, User.AsActor(), now));
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(StaffRoutes.DemandLogged);
    }

    private async Task ReadAsync(CancellationToken cancellationToken) =>
        Logged = await db
            .Demands.AsNoTracking()
            .OrderByDescending(d => d.ReceivedAt)
            .Take(Shown)
            .ToListAsync(cancellationToken);

    internal sealed class InputModel
    {
        [FromForm(Name = "kind")]
        public string? Kind { get; set; }

        [FromForm(Name = "way")]
        public string? Way { get; set; }

        [FromForm(Name = "when")]
        public string? When { get; set; }
    }

    private sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator(CityProfile city, TimeProvider time)
        {
            RuleFor(a => a.Way)
                .Must(w => Demand.Ways.Contains(w, StringComparer.Ordinal))
                .WithMessage("demand.way-missing");
            RuleFor(a => a.Kind)
                .Must(k => Demand.Kinds.Contains(k, StringComparer.Ordinal))
                .WithMessage("demand.kind-missing");
            RuleFor(a => a.When)
                .Must(w => string.IsNullOrWhiteSpace(w) || LocalInstant.Read(w, city) <= time.GetUtcNow())
                .WithMessage("demand.when-wrong");
        }
    }
}
