namespace CityKey.Tests.Architecture;

/// <summary>Limits that keep a file readable. A file that reaches one needs another design, not a cut in two.</summary>
public sealed class FileSizesTests
{
    private const int MostLines = 250;
    private const int MostCharacters = 120;

    [Fact]
    public void No_code_file_is_longer_than_250_lines() =>
        Assert.Empty(
            Repository
                .CodeFiles(".cs", ".cshtml", ".js")
                .Select(file => (Name: Repository.Name(file), Lines: File.ReadLines(file).Count()))
                .Where(file => file.Lines > MostLines)
                .Select(file => $"{file.Name}: {file.Lines} lines")
        );

    [Fact]
    public void No_line_of_CSharp_or_SQL_is_wider_than_120_characters() =>
        Assert.Empty(
            from file in Repository.CodeFiles(".cs").Concat(Repository.Files("src", "*.sql"))
            from line in File.ReadLines(file).Index()
            where line.Item.Length > MostCharacters
            select $"{Repository.Name(file)}:{line.Index + 1}: {line.Item.Length} characters"
        );
}
