using Serilog.Core;
using Serilog.Events;

namespace CityKey.Data.Logging;

/// <summary>
/// Drops every log property that is not listed. The framework adds paths, connections and addresses to log events; an
/// allow list also covers what a later version adds.
/// </summary>
public sealed class AllowedLogProperties : ILogEventEnricher
{
    /// <summary>Codes, counts and times. A name, an address, a file or an access code is none of these.</summary>
    public static readonly IReadOnlySet<string> Allowed = new HashSet<string>(StringComparer.Ordinal)
    {
        "Site",
        "SourceContext",
        "Method",
        "Route",
        "Status",
        "Elapsed",
        "Fault",
        "Trace",
        "Rule",
        "Mode",
        "Epoch",
        "Count",
        "Kind",
        "Event",
        "Verb",
        "Step",
        "Port",
        "Urls",
        "address",
        "EnvName",
        "Version",
        "Database",
        "Migration",
        "Attempt",
        "Job",
        "Seconds",
    };

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        // Fast path: nearly every event has no other properties.
        List<string>? others = null;
        foreach (var property in logEvent.Properties)
        {
            if (!Allowed.Contains(property.Key))
            {
                (others ??= []).Add(property.Key);
            }
        }

        others?.ForEach(logEvent.RemovePropertyIfPresent);
    }
}
