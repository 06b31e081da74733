using System.Text.RegularExpressions;
using CityKey.Server.Settings;

namespace CityKey.Tests.Server.Containers;

public sealed partial class ComposeFilesTests
{
    private static readonly string Demonstration = Read("docker-compose.yml");
    private static readonly string Production = Read("docs", "production", "docker-compose.production.yml");

    [Fact]
    public void Each_variable_is_a_setting_that_exists()
    {
        var given = Variables()
            .Matches(Demonstration + Production)
            .Select(m =>
                m.Groups["key"]
                    .Value.Replace("__", ":", StringComparison.Ordinal)
                    .Replace("_FILE", "", StringComparison.Ordinal)
            )
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.True(given.Count > 10);
        Assert.Empty(given.Except(SettingsTable.All.Select(s => s.Key), StringComparer.Ordinal));
    }

    [Fact]
    public void The_demonstration_is_reachable_from_this_machine_alone() =>
        Assert.All(
            Ports().Matches(Demonstration).Select(m => m.Groups["port"].Value),
            p => Assert.StartsWith("127.0.0.1:", p, StringComparison.Ordinal)
        );

    [Fact]
    public void No_secret_stands_in_a_file()
    {
        Assert.DoesNotContain("Password=", Demonstration + Production, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            Connections().Matches(Production).Select(m => m.Groups["name"].Value),
            n => Assert.EndsWith("_FILE", n, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_portal_has_no_way_to_the_custodian_to_staff_or_to_mail()
    {
        var portal = Service("portal");
        Assert.Contains("./secrets/keys/public:", portal, StringComparison.Ordinal);
        Assert.All(
            new[] { "custodian", "worker", "recovery", "staff", "- mail" },
            word => Assert.DoesNotContain(word, portal, StringComparison.Ordinal)
        );
        Assert.All(
            new[] { "staff", "worker" },
            name => Assert.DoesNotContain("- public", Service(name), StringComparison.Ordinal)
        );
        Assert.All(
            new[] { "staff", "worker", "migrate", "database", "portal" },
            name => Assert.DoesNotContain("ports:", Service(name), StringComparison.Ordinal)
        );
        Assert.Contains("custodian", Service("staff"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("database")]
    [InlineData("migrate")]
    [InlineData("portal")]
    [InlineData("staff")]
    [InlineData("worker")]
    [InlineData("portal-proxy")]
    [InlineData("staff-proxy")]
    [InlineData("mail")]
    public void Every_container_is_held_as_tight_as_the_others(string name)
    {
        Assert.Matches(@"<<: \*(hardened|citykey)\n", Service(name));
        Assert.DoesNotContain("privileged", Service(name), StringComparison.Ordinal);
    }

    private static string Service(string name) =>
        Regex
            .Match(
                Production,
                $@"^  {name}:\n(?<body>(    .*\n|\n)*)",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Groups["body"]
            .Value;

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path]));

    [GeneratedRegex(@"^ +CITYKEY_(?<key>\w+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variables();

    [GeneratedRegex(@"^ +- ""(?<port>[0-9.:]+)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ports();

    [GeneratedRegex(
        @"^ +CITYKEY_(?<name>ConnectionStrings\w+):",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Connections();
}
