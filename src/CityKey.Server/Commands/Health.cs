using System.CommandLine;
using CityKey.Data;
using Npgsql;

namespace CityKey.Server.Commands;

/// <summary>Asks whether the role that runs beside this command is ready: for containers, whose image holds nothing
/// else that could ask.</summary>
internal static class Health
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    public static Command Verb()
    {
        var role = new Argument<string>("ROLE") { Description = "portal, staff or worker." };
        role.AcceptOnlyFromAmong("portal", "staff", "worker");
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var verb = new Command("health", "Check whether a role on this machine is ready. The exit code is 0 if it is.")
        {
            role,
            json,
        };
        verb.SetAction(
            (parsed, cancellationToken) =>
                VerbOutcome.OfAsync(
                    parsed.GetValue(json),
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    async () =>
                    {
                        var asked = parsed.GetValue(role)!;
                        return await (
                            asked == "worker"
                                ? WorkerAsync(cancellationToken)
                                : SiteAsync(asked, VerbConfiguration.Read(), cancellationToken)
                        )
                            ? ("Ready.", (object)new { ready = true })
                            : throw new InvalidOperationException("Not ready.");
                    }
                )
        );
        return verb;
    }

    /// <summary>Asks a site by its own address, under a host name that it answers to.</summary>
    internal static async Task<bool> SiteAsync(
        string site,
        IConfiguration settings,
        CancellationToken cancellationToken
    )
    {
        var own = settings[$"Urls:{site}"] ?? throw new InvalidOperationException($"Urls:{site} is not set.");
        var address = new Uri(
            own.Split(';')[0]
                .Replace("*", "localhost", StringComparison.Ordinal)
                .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        );
        using var client = new HttpClient { Timeout = Longest };
        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/health/ready"));
        ask.Headers.Host = settings["AllowedHosts"]?.Split(';')[0] is { Length: > 0 } host && host != "*" ? host : null;
        try
        {
            using var answer = await client.SendAsync(ask, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    // The worker opens no port; what it needs is what it is asked for.
    private static async Task<bool> WorkerAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(VerbConfiguration.Connection("Worker"));
        return await Migrator.AnswersAsync(source, cancellationToken);
    }
}
