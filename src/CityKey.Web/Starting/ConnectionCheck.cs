using CityKey.Data.Accounts;
using Npgsql;

namespace CityKey.Web.Starting;

/// <summary>The connection string itself: its password, its way over the network, and what it would let into the
/// log.</summary>
internal sealed class ConnectionCheck : IStartCheck
{
    private const int LeastPassword = 16;

    public Task<IReadOnlyList<StartProblem>> FindAsync(StartingRole starting, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StartProblem>>(starting.Development ? [] : [.. Find(starting)]);

    private static IEnumerable<StartProblem> Find(StartingRole starting)
    {
        var name = starting.ConnectionName;
        if (starting.Connection is not { Length: > 0 } text)
        {
            return
            [
                new StartProblem(
                    name,
                    $"set the connection string of {starting.DatabaseRole}, preferably with "
                        + $"CITYKEY_ConnectionStrings__{starting.Role}_FILE."
                ),
            ];
        }

        try
        {
            return Find(name, new NpgsqlConnectionStringBuilder(text));
        }
        catch (ArgumentException)
        {
            return
            [
                new StartProblem(
                    name,
                    "this is not a connection string. Use the format Host=…;Database=…;Username=…;Password=…."
                ),
            ];
        }
    }

    private static IEnumerable<StartProblem> Find(string name, NpgsqlConnectionStringBuilder parts)
    {
        if (IsWeak(parts))
        {
            yield return new StartProblem(
                name,
                $"the password is missing, too short or well known: use at least {LeastPassword} random "
                    + "characters, or a client certificate."
            );
        }

        if (!IsLocal(parts.Host) && parts.SslMode != SslMode.VerifyFull)
        {
            yield return new StartProblem(
                name,
                "the server is on another machine: add SSL Mode=VerifyFull, and Root Certificate=… if your "
                    + "city has its own certificate authority."
            );
        }

        if (parts.IncludeErrorDetail || parts.LogParameters)
        {
            yield return new StartProblem(
                name,
                "remove Include Error Detail and Log Parameters: both reveal what people typed."
            );
        }
    }

    private static bool IsWeak(NpgsqlConnectionStringBuilder parts) =>
        string.IsNullOrEmpty(parts.SslCertificate)
        && string.IsNullOrEmpty(parts.Passfile)
        && (
            parts.Password is not { Length: >= LeastPassword } password
            || password == DemonstrationAccounts.Password
            || password.Distinct().Count() < 8
            || password.Contains("change", StringComparison.OrdinalIgnoreCase)
            || password.Contains("citykey", StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsLocal(string? host) =>
        host is null or "localhost" or "127.0.0.1" or "::1" || host.StartsWith('/');
}
