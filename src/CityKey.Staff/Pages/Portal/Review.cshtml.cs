using CityKey.Data;
using CityKey.Data.Audit;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Staff.Access;
using CityKey.Staff.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Portal;

/// <summary>Records that an administrator has reviewed a close on its review day and that the portal stays
/// closed.</summary>
internal sealed class ReviewModel(CityKeyDb db, PortalStateReader reader, CityProfile city, TimeProvider time)
    : PageModel
{
    public IActionResult OnGet() => Redirect(StaffRoutes.Portal);

    public async Task<IActionResult> OnPostAsync([FromForm] long epoch, CancellationToken cancellationToken)
    {
        // If the switch was changed since the page was shown, the new change has its own review day.
        if (await reader.ReadAsync(cancellationToken) is { Known: true } state && state.Epoch == epoch)
        {
            var review = new PortalReview
            {
                Id = Guid.CreateVersion7(),
                Epoch = epoch,
                At = time.GetUtcNow(),
                By = User.StaffId(),
                NextOn = WorkingDays.After(city.DayOf(time.GetUtcNow())),
            };
            db.Add(review);
            db.Add(
                AuditEntry.For(
                    "portal.reviewed",
                    User.AsActor(),
                    review.Id,
                    time,
                    ("epoch", epoch.ToString(null as IFormatProvider))
                )
            );
            await db.SaveChangesAsync(cancellationToken);
        }

        return Redirect(StaffRoutes.Portal);
    }
}
