namespace CityKey.Tests.Architecture;

/// <summary>The page that CONTRIBUTING.md shows is a page of the portal, word for word. After a change of that page,
/// run this test with <c>CITYKEY_RENEW=1</c>: it then writes the text into CONTRIBUTING.md.</summary>
public sealed class ContributingTests
{
    private static readonly string Document = Repository.PathTo("CONTRIBUTING.md");
    private static readonly string Folder = Repository.PathTo("src", "CityKey.Portal", "Pages", "Apply");

    [Theory]
    [InlineData("Contact.cshtml.cs", "csharp")]
    [InlineData("Contact.cshtml", "html")]
    public void The_example_is_the_text_of_a_real_page(string file, string language)
    {
        var start = $"<!-- {file} -->\n";
        var end = $"<!-- end of {file} -->";
        var text = File.ReadAllText(Document);
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.InRange(to, from, text.Length);
        var expected = $"```{language}\n{File.ReadAllText(Path.Combine(Folder, file)).TrimEnd()}\n```\n";
        if (Environment.GetEnvironmentVariable("CITYKEY_RENEW") == "1")
        {
            text = text[..from] + expected + text[to..];
            File.WriteAllText(Document, text);
            to = from + expected.Length;
        }

        Assert.True(
            text[from..to] == expected,
            $"CONTRIBUTING.md does not show {file} as it is. Run this test with CITYKEY_RENEW=1 to write it."
        );
    }
}
