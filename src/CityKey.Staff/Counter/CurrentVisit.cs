using CityKey.Data.Counter;
using CityKey.Domain.Counter;
using CityKey.Staff.Access;
using Microsoft.AspNetCore.Http;

namespace CityKey.Staff.Counter;

/// <summary>The one counter visit of a clerk's browser. Its key is in the <see cref="VisitCookie"/>.</summary>
internal sealed class CurrentVisit(VisitStore visits, VisitCookie cookie)
{
    public VisitStore Visits => visits;

    /// <summary>Gives the browser a key before the visit starts, so that a form that is sent twice starts one
    /// visit.</summary>
    public void EnsureKey(HttpContext context)
    {
        using var existing = cookie.Read(context);
        if (existing is null)
        {
            using var key = VisitKey.Create();
            cookie.Write(context, key);
        }
    }

    /// <returns>False where the browser sent no key, because it does not accept cookies.</returns>
    public async Task<bool> StartAsync(HttpContext context, Visit visit, CancellationToken cancellationToken)
    {
        using var key = cookie.Read(context);
        if (key is null)
        {
            EnsureKey(context);
            return false;
        }

        await visits.StartAsync(key, context.User.AsVisitOwner(), visit, cancellationToken);
        return true;
    }

    /// <summary>Opens this browser's visit. The caller disposes of it at the end of the request.</summary>
    /// <returns>Null where there is no visit, or it belongs to another clerk or has expired.</returns>
    public async Task<OpenedVisit?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (cookie.Read(context) is not { } key)
        {
            return null;
        }

        var opened = await visits.OpenAsync(key, context.User.AsVisitOwner(), cancellationToken);
        if (opened is null)
        {
            key.Dispose();
        }

        return opened;
    }

    /// <summary>Ends the visit and deletes its key.</summary>
    public async Task EndAsync(
        HttpContext context,
        OpenedVisit opened,
        VisitEnd reason,
        CancellationToken cancellationToken
    )
    {
        await visits.EndAsync(opened, reason, cancellationToken);
        cookie.Delete(context);
    }

    /// <summary>Ends the visit, if there is one, when the clerk signs out.</summary>
    public async Task LeaveAsync(HttpContext context, CancellationToken cancellationToken)
    {
        using var opened = await FindAsync(context, cancellationToken);
        if (opened is not null)
        {
            await visits.EndAsync(opened, VisitEnd.Abandoned, cancellationToken);
        }

        cookie.Delete(context);
    }
}
