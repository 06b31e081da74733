using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Portal;

/// <summary>Signs off, with one click, that somebody has looked on the day and it stays closed.</summary>
internal sealed class ReviewModel(CityKeyDb db, PortalStateReader reader, CityProfile city, TimeProvider time)
    : PageModel
{
    public IActionResult OnGet() => Redirect(StaffRoutes.Portal);

    public async Task<IActionResult> OnPostAsync([FromForm] long epoch, CancellationToken cancellationToken)
    {
        // A change made meanwhile has a day of its own.
        if ((await reader.ReadAsync(cancellationToken)) is { Known: true } state && state.Epoch == epoch)
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
                AccountEntries.Of(
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
