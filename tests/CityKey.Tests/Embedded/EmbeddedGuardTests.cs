using System.Net;
using System.Net.NetworkInformation;
using System.Runtime.Versioning;
using CityKey.Embedded;
using Npgsql;

namespace CityKey.Tests.Embedded;

[Collection(nameof(StartedServer))]
public sealed class EmbeddedGuardTests(StartedServer server)
{
    [Theory]
    [InlineData("data_checksums", "on")]
    [InlineData("fsync", "on")]
    [InlineData("full_page_writes", "on")]
    [InlineData("synchronous_commit", "on")]
    [InlineData("listen_addresses", "127.0.0.1")]
    [InlineData("unix_socket_directories", "")]
    [InlineData("password_encryption", "scram-sha-256")]
    [InlineData("track_commit_timestamp", "on")]
    [InlineData("server_encoding", "UTF8")]
    [InlineData("log_error_verbosity", "terse")]
    [InlineData("log_parameter_max_length", "0")]
    [InlineData("log_parameter_max_length_on_error", "0")]
    public async Task The_server_runs_with(string setting, string value) =>
        Assert.Equal(value, await server.AskAsync(EmbeddedPostgres.Superuser, $"SELECT current_setting('{setting}')"));

    [Fact]
    public void Only_the_loopback_address_listens()
    {
        var listening = IPGlobalProperties
            .GetIPGlobalProperties()
            .GetActiveTcpListeners()
            .Where(end => end.Port == server.Postgres.Port);
        Assert.Equal([IPAddress.Loopback], listening.Select(end => end.Address));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void Passwords_are_for_their_owner_alone()
    {
        var secrets = Directory.GetFiles(Path.Combine(server.Folder, "secrets"));
        Assert.Equal(6, secrets.Length);
        Assert.All(
            secrets,
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file))
        );
        Assert.Equal(6, secrets.Select(File.ReadAllText).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var wrong = new NpgsqlConnectionStringBuilder(server.Postgres.ConnectionString("ck_portal"))
        {
            Password = "x",
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            connection.OpenAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task What_a_failing_statement_held_is_not_in_the_log()
    {
        await Assert.ThrowsAsync<PostgresException>(() => server.AskAsync("ck_owner", "SELECT 'Zofia' FROM missing"));
        var log = await File.ReadAllTextAsync(
            Path.Combine(server.Folder, "cluster", "server.log"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("missing", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Zofia", log, StringComparison.Ordinal);
    }
}
