using System.Text.RegularExpressions;
using CityKey.Data.Sealing;

namespace CityKey.Tests.Data.Sealing;

public sealed partial class AccessCodeTests
{
    [Fact]
    public void Ten_thousand_are_distinct_and_five_groups_of_four()
    {
        var codes = Enumerable.Range(0, 10_000).Select(_ => AccessCode.Create()).ToList();
        Assert.Equal(10_000, codes.Select(c => c.Normal).Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, c => Assert.Matches(FiveGroups(), c.Shown));
        Assert.Equal(32, codes.SelectMany(c => c.Normal).Distinct().Count());
    }

    [Theory]
    [InlineData("0123-4567-89AB-CDEF-GHJK")]
    [InlineData("0123456789ABCDEFGHJK")]
    [InlineData("  0123 4567 89ab cdef ghjk\n")]
    [InlineData("o123-4567-89ab-cdef-ghjk")]
    [InlineData("OI23-4567-89AB-CDEF-GHJK")]
    [InlineData("0l23-4567-89AB-CDEF-GHJK")]
    [InlineData("0123–4567—89AB−CDEF‑GHJK")]
    [InlineData("\u200e0123-4567-89AB-CDEF-GHJK\u200f")]
    [InlineData("٠١٢٣-٤٥٦٧-٨٩AB-CDEF-GHJK")]
    [InlineData("০১২৩-৪৫৬৭-৮৯AB-CDEF-GHJK")]
    public void Are_read_however_people_type_them(string typed)
    {
        Assert.True(AccessCode.TryRead(typed, out var code));
        Assert.Equal("0123456789ABCDEFGHJK", code.Normal);
        Assert.Equal("0123-4567-89AB-CDEF-GHJK", code.Shown);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123-4567-89AB-CDEF-GHJ")]
    [InlineData("0123-4567-89AB-CDEF-GHJKM")]
    [InlineData("U123-4567-89AB-CDEF-GHJK")]
    [InlineData("u123-4567-89AB-CDEF-GHJK")]
    [InlineData("0123_4567_89AB_CDEF_GHJK")]
    [InlineData("0123-4567-89AB-CDEF-GHJ\ud800")]
    public void Are_refused_when_they_cannot_be_one(string? typed)
    {
        Assert.False(AccessCode.TryRead(typed, out var code));
        Assert.Null(code);
    }

    [Fact]
    public void Do_not_show_themselves_in_text()
    {
        var code = AccessCode.Create();
        Assert.DoesNotContain(code.Normal, $"{code}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stretch_to_the_same_key_each_time_and_to_another_for_another_code()
    {
        using var kdf = new AccessCodeKdf();
        var code = AccessCode.Create();
        var first = await kdf.StretchAsync(code, TestContext.Current.CancellationToken);
        var again = await kdf.StretchAsync(code, TestContext.Current.CancellationToken);
        var other = await kdf.StretchAsync(AccessCode.Create(), TestContext.Current.CancellationToken);
        Assert.Equal((32, 32), (first.LookupId.Length, first.WrappingKey.Length));
        Assert.Equal(first.LookupId, again.LookupId);
        Assert.Equal(first.WrappingKey, again.WrappingKey);
        Assert.NotEqual(first.LookupId, first.WrappingKey);
        Assert.NotEqual(first.LookupId, other.LookupId);
        Assert.NotEqual(first.WrappingKey, other.WrappingKey);
    }

    [GeneratedRegex("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FiveGroups();
}
