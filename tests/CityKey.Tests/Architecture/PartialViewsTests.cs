using System.Text.RegularExpressions;

namespace CityKey.Tests.Architecture;

/// <summary>A short partial view that one page uses hides a few lines and adds a file to open.</summary>
public sealed partial class PartialViewsTests
{
    private const int Short = 20;

    [Fact]
    public void A_partial_view_is_used_twice_or_has_at_least_20_lines()
    {
        var views = Repository.Files("src", "*.cshtml").ToList();
        var uses = views
            .Concat(Repository.Files("src", "*.cs"))
            .SelectMany(file => Names().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .CountBy(name => name, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        // A layout of Web leaves these to the sites.
        var slots = views.SelectMany(file =>
            Optional().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value)
        );
        Assert.NotEmpty(uses);
        Assert.Empty(
            views
                .Where(file => IsPartial(file) && File.ReadLines(file).Count() < Short)
                .Where(file => !slots.Contains(Path.GetFileNameWithoutExtension(file)))
                .Where(file => uses.GetValueOrDefault(Path.GetFileNameWithoutExtension(file)) < 2)
                .Select(file => $"{Repository.Name(file)}: {File.ReadLines(file).Count()} lines")
        );
    }

    // Razor applies _ViewImports and _ViewStart by their names; a layout is no partial view.
    private static bool IsPartial(string file) =>
        Path.GetFileNameWithoutExtension(file) is var name
        && name.StartsWith('_')
        && !name.StartsWith("_View", StringComparison.Ordinal)
        && !name.EndsWith("Layout", StringComparison.Ordinal);

    [GeneratedRegex("""["'](?<name>_[A-Za-z]+)["']""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    [GeneratedRegex("""<partial name="(?<name>_\w+)" optional="true" """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Optional();
}
