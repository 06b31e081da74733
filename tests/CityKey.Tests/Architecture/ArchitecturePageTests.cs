namespace CityKey.Tests.Architecture;

/// <summary><c>docs/architecture.md</c> names the test that holds each promise.</summary>
public sealed class ArchitecturePageTests
{
    [Fact]
    public void Every_promise_names_tests_that_exist()
    {
        var existing = Repository.CodeFiles(".cs").Select(Path.GetFileNameWithoutExtension).ToList();
        var promises = File.ReadLines(Path.Combine(Repository.Root, "docs", "architecture.md"))
            .SkipWhile(line => line != "## What must not be broken")
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .ToList();
        Assert.NotEmpty(promises);
        Assert.All(
            promises.SelectMany(row => row.Split(" | ")[^1].TrimEnd(' ', '|').Split(", ")),
            name => Assert.Contains(name.Trim('`'), existing)
        );
    }
}
