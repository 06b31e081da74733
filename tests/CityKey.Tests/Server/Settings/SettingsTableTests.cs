using System.Text.RegularExpressions;
using CityKey.Server.Settings;

namespace CityKey.Tests.Server.Settings;

public sealed partial class SettingsTableTests
{
    [Fact]
    public void The_page_of_settings_is_what_the_table_says() =>
        Assert.Equal(
            ConfigurationPage.Write(),
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"))
        );

    [Fact]
    public void Every_setting_that_the_code_reads_is_listed()
    {
        var read = Repository
            .CodeFiles(".cs")
            .Where(f => Repository.Name(f).StartsWith("src", StringComparison.Ordinal))
            .SelectMany(f => Keys(File.ReadAllText(f)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(read.Count > 8, "The search for settings finds nothing any more.");
        Assert.Empty(read.Except(SettingsTable.All.Select(s => s.Key), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_setting_is_listed_twice() =>
        Assert.Equal(
            SettingsTable.All.Count,
            SettingsTable.All.DistinctBy(s => s.Key, StringComparer.OrdinalIgnoreCase).Count()
        );

    [Fact]
    public void The_search_would_find_a_forgotten_setting() =>
        Assert.Equal(
            ["Ab:Cd", "ConnectionStrings:Ef", "Gh:Ij"],
            Keys("configuration[\"Ab:Cd\"]; settings.GetConnectionString(\"Ef\"); Needed(builder, \"Gh:Ij\");")
        );

    private static IEnumerable<string> Keys(string code) =>
        Indexed()
            .Matches(code)
            .Select(m => m.Groups["key"].Value)
            .Concat(Connections().Matches(code).Select(m => $"ConnectionStrings:{m.Groups["key"].Value}"))
            .Concat(Required().Matches(code).Select(m => m.Groups["key"].Value));

    [GeneratedRegex(
        "(onfiguration|ettings)(\\[|\\.GetSection\\(|\\.GetValue(<\\w+>)?\\()\"(?<key>[A-Z][A-Za-z]+(:[A-Za-z]+)+)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Indexed();

    [GeneratedRegex(
        "(GetConnectionString|VerbConfiguration\\.Connection)\\(\"(?<key>[A-Za-z]+)\"\\)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Connections();

    [GeneratedRegex("Needed\\(builder, \"(?<key>[^\"]+)\"\\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Required();
}
