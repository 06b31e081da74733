using CityKey.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace CityKey.Staff.Access;

/// <summary>Checks at each request that the account is still valid, and reads its current roles.</summary>
internal sealed class AccountRevalidation(CityKeyDb db, IHostEnvironment environment) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var staff = context.Principal!;
        var id = staff.StaffId();
        var account = await db
            .Users.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == id, context.HttpContext.RequestAborted);
        if (
            account is null
            || !staff.IsStillValidFor(account)
            || (account.Demonstration && !environment.IsDevelopment())
        )
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        context.ReplacePrincipal(StaffClaims.PrincipalFor(account, staff.SignedInAt(), context.Scheme.Name));
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
