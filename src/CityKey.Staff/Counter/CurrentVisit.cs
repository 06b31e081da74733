using CityKey.Data.Counter;
using CityKey.Domain.Counter;
using CityKey.Staff.Access;
using Microsoft.AspNetCore.Http;

namespace CityKey.Staff.Counter;

/// <summary>The one visit of a clerk's browser: begun, found again, ended.</summary>
internal sealed class CurrentVisit(VisitStore visits, VisitCookie cookie)
{
    public VisitStore Visits => visits;

    /// <summary>Gives the browser a key before there is a visit, so that a form sent twice begins one.</summary>
    public void Offer(HttpContext context)
    {
        using var held = cookie.Read(context);
        if (held is null)
        {
            using var key = VisitKey.Create();
            cookie.Write(context, key);
        }
    }

    /// <returns>False where the browser keeps no cookies: nothing could hold the key.</returns>
    public async Task<bool> StartAsync(HttpContext context, Visit visit, CancellationToken cancellationToken)
    {
        using var key = cookie.Read(context);
        if (key is null)
        {
            Offer(context);
            return false;
        }

        await visits.StartAsync(key, context.User.AsVisitOwner(), visit, cancellationToken);
        return true;
    }

    /// <summary>Opens this browser's visit. Dispose of it when the request ends.</summary>
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

    /// <summary>Ends the visit and forgets its key.</summary>
    public async Task EndAsync(
        HttpContext context,
        OpenedVisit opened,
        VisitEnd how,
        CancellationToken cancellationToken
    )
    {
        await visits.EndAsync(opened, how, cancellationToken);
        cookie.Delete(context);
    }

    /// <summary>A clerk who signs out leaves nobody's data in the browser.</summary>
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
