using System.Reflection;

namespace CityKey.Tests.Architecture;

/// <summary>Domain ← Data ← Web ← Portal | Staff ← Server.</summary>
public sealed class ReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["CityKey.Domain"] = [],
        ["CityKey.Data"] = ["CityKey.Domain"],
        ["CityKey.Web"] = ["CityKey.Data", "CityKey.Domain"],
        ["CityKey.Printing"] = ["CityKey.Domain"],
        ["CityKey.Embedded"] = [],
        ["CityKey.Worker"] = ["CityKey.Data", "CityKey.Domain", "CityKey.Printing"],
        ["CityKey.Portal"] = ["CityKey.Data", "CityKey.Domain", "CityKey.Web"],
        ["CityKey.Staff"] = ["CityKey.Data", "CityKey.Domain", "CityKey.Web", "CityKey.Printing"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_below_it(string project)
    {
        var ours = Assembly
            .Load(project)
            .GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => n.StartsWith("CityKey.", StringComparison.Ordinal));
        Assert.Empty(ours.Except(Allowed[project], StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_named_for_being_shared_or_useful()
    {
        string[] forbidden = ["Common", "Shared", "Core", "Services", "Helpers", "Utils"];
        var folders = Directory
            .EnumerateDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            // Razor looks for layouts in Pages/Shared and nowhere else.
            .Where(f =>
                forbidden.Contains(Path.GetFileName(f), StringComparer.Ordinal)
                && Path.GetFileName(Path.GetDirectoryName(f)) != "Pages"
                && !f.Contains("obj", StringComparison.Ordinal)
            );
        Assert.Empty(folders.Select(Repository.Name));
    }
}
