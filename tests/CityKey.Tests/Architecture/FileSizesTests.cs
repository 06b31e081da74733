namespace CityKey.Tests.Architecture;

/// <summary>Files small enough to read: what grows past a limit is looked at as a design, not cut in two.</summary>
public sealed class FileSizesTests
{
    [Fact]
    public void No_code_file_is_longer_than_250_lines() =>
        Assert.Empty(LongerThan(250, Repository.CodeFiles(".cs", ".cshtml", ".js")));

    [Fact]
    public void Half_of_the_code_files_are_shorter_than_50_lines()
    {
        var lengths = Repository.CodeFiles(".cs", ".cshtml", ".js").Select(Lines).Order().ToList();
        Assert.InRange(lengths[lengths.Count / 2], 1, 49);
    }

    [Fact]
    public void No_page_model_is_longer_than_90_lines() =>
        Assert.Empty(
            LongerThan(90, Repository.CodeFiles(".cs").Where(f => f.EndsWith(".cshtml.cs", StringComparison.Ordinal)))
        );

    private static List<string> LongerThan(int most, IEnumerable<string> files) =>
        [.. files.Where(f => Lines(f) > most).Select(f => $"{Repository.Name(f)}: {Lines(f)}")];

    private static int Lines(string file) => File.ReadLines(file).Count();
}
