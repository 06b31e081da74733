using System.Globalization;
using CityKey.Data.PortalSwitch;
using CityKey.Domain;
using CityKey.Domain.PortalSwitch;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Web.Errors;

/// <summary>What a person is told when a request cannot be answered: a status and the key of its words.</summary>
/// <param name="Expected">A fault of the moment, not of ours: noted without alarm.</param>
public sealed record Fault(int Status, string Words, bool Expected = true)
{
    /// <summary>The words for a status that arrived without any.</summary>
    public static Fault Of(int status) =>
        status switch
        {
            400 or 403 or 404 or 405 or 409 or 413 or 429 or 500 or 503 => new(
                status,
                status.ToString(CultureInfo.InvariantCulture)
            ),
            401 => new(status, "403"),
            >= 500 => new(status, "500"),
            _ => new(status, "400"),
        };

    /// <summary>Whether a save was refused because the record is no longer as the page showed it: by a rule, or by the
    /// row version.</summary>
    public static bool IsConflict(Exception exception) =>
        exception is RuleViolationException or DbUpdateConcurrencyException;

    /// <summary>Looks through wrappers: EF Core packs a lost database into exceptions of its own.</summary>
    public static Fault Of(Exception exception)
    {
        if (PortalClosedException.RefusalIn(exception) is { } mode)
        {
            return Closed(mode);
        }

        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Named(cause) is { } fault)
            {
                return fault;
            }
        }

        return new(StatusCodes.Status500InternalServerError, "500", Expected: false);
    }

    private static Fault Closed(PortalMode mode) =>
        mode switch
        {
            PortalMode.Dark => new(503, "portal-dark"),
            PortalMode.NoNew => new(503, "portal-nonew"),
            _ => new(503, "portal-paused"),
        };

    private static Fault? Named(Exception cause) =>
        cause switch
        {
            _ when IsConflict(cause) => Of(409),
            AntiforgeryValidationException => new(400, "old-page"),
            BadHttpRequestException refused => Of(refused.StatusCode),
            NpgsqlException { IsTransient: true } => new(503, "503", Expected: false),
            _ => null,
        };
}
