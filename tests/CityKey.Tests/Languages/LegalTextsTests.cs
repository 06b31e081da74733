using CityKey.Domain.Legal;

namespace CityKey.Tests.Languages;

public sealed class LegalTextsTests
{
    private static readonly string Path = System.IO.Path.Combine(
        Repository.Root,
        "tests/CityKey.Tests/Languages/legal-texts.txt"
    );

    public static TheoryData<string, string> Every =>
        [
            .. from text in LegalText.All
            from language in TextFiles.Shipped.Prepend(TextFiles.English)
            select (text.VersionKey, language),
        ];

    /// <summary>Who changes such words gives them a new version, here and in every language, and adds the line that
    /// this test shows.</summary>
    [Theory, MemberData(nameof(Every))]
    public void Words_change_only_with_their_version(string text, string language) =>
        Assert.Contains(LegalText.All.Single(t => t.VersionKey == text).LineIn(language), File.ReadAllLines(Path));

    [Fact]
    public void A_version_is_listed_once_for_each_language()
    {
        var lines = File.ReadAllLines(Path).Select(l => string.Join(' ', l.Split(' ')[..3])).ToList();
        Assert.Equal(lines, lines.Distinct(StringComparer.Ordinal));
    }

    // The storage notice may be behind: then nobody applies in that language. Nothing stops the others, so they must
    // not be.
    [Theory, MemberData(nameof(Every))]
    public void A_translation_is_of_the_version_in_force(string text, string language)
    {
        var legal = LegalText.All.Single(t => t.VersionKey == text);
        Assert.True(legal.VersionIn(language) == legal.VersionIn(TextFiles.English) || text == "notice.version");
        Assert.NotNull(legal.VersionIn(language));
    }

    [Fact]
    public void The_version_that_is_recorded_is_that_of_the_words() =>
        Assert.Equal(
            StorageNotice.Version,
            LegalText.All.Single(t => t.VersionKey == "notice.version").VersionIn(TextFiles.English)
        );
}
