using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CityKey.Web;

/// <summary>A status and nothing else: what is unwell is for the log, not for whoever asks.</summary>
internal static class HealthAnswers
{
    /// <summary>The process answers; nothing else is looked at.</summary>
    public static readonly HealthCheckOptions Live = new() { Predicate = _ => false, ResponseWriter = (_, _) => Task.CompletedTask };

    /// <summary>Everything the site registered as needed is there.</summary>
    public static readonly HealthCheckOptions Ready = new() { ResponseWriter = (_, _) => Task.CompletedTask };
}
