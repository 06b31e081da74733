using System.Globalization;
using CityKey.Data.PortalSwitch;
using CityKey.Domain;
using CityKey.Domain.PortalSwitch;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Web.Errors;

/// <summary>What a person is told when a request fails.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="TextKey">Selects the texts <c>fault.{TextKey}.title</c> and <c>fault.{TextKey}.remedy</c>.</param>
/// <param name="Expected">False for a failure that operators must look at; it is logged as an error.</param>
public sealed record Fault(int Status, string TextKey, bool Expected = true)
{
    /// <summary>The fault for a status code that came without a page.</summary>
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

    /// <summary>The fault for an exception. Inner exceptions are searched too, because EF Core wraps those of the
    /// database.</summary>
    public static Fault Of(Exception exception)
    {
        if (PortalClosedException.RefusalIn(exception) is { } mode)
        {
            return Closed(mode);
        }

        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Known(cause) is { } fault)
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

    private static Fault? Known(Exception cause) =>
        cause switch
        {
            _ when IsConflict(cause) => Of(409),
            AntiforgeryValidationException => new(400, "old-page"),
            BadHttpRequestException refused => Of(refused.StatusCode),
            NpgsqlException { IsTransient: true } => new(503, "503", Expected: false),
            _ => null,
        };
}
