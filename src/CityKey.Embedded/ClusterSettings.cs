using System.Globalization;

namespace CityKey.Embedded;

/// <summary>The settings of the private server. They are given at each start, so that a new release's settings apply to
/// existing data.</summary>
internal static class ClusterSettings
{
    public static string Options(int port, bool disposable) =>
        string.Join(' ', Values(port, disposable).Select(pair => $"-c {pair.Key}={pair.Value}"));

    private static Dictionary<string, string> Values(int port, bool disposable)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["password_encryption"] = "scram-sha-256",
            ["max_connections"] = "300",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["jit"] = "off",
            ["track_commit_timestamp"] = "on",
            // Keeps personal data out of the server's log: no detail lines, no parameters, no statements.
            ["log_error_verbosity"] = "terse",
            ["log_parameter_max_length"] = "0",
            ["log_parameter_max_length_on_error"] = "0",
            ["log_min_error_statement"] = "panic",
        };
        if (disposable)
        {
            values["fsync"] = "off";
            values["synchronous_commit"] = "off";
            values["full_page_writes"] = "off";
        }

        return values;
    }
}
