using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace CityKey.Tests.Web;

public sealed partial class StyleSheetTests
{
    private const int Allowed = 12 * 1024;

    public static TheoryData<string> Sheets =>
        [.. Repository.Files("src", "*.css").Select(file => Path.GetRelativePath(Repository.Root, file))];

    /// <summary>Text on its ground; WCAG's stricter figure.</summary>
    public static TheoryData<string, string> TextPairs =>
        new()
        {
            { "ink", "paper" },
            { "ink", "sand" },
            { "ink", "sand-deep" },
            { "ink", "lake-tint" },
            { "ink", "moss-tint" },
            { "ink", "brick-tint" },
            { "ink-soft", "paper" },
            { "ink-soft", "sand" },
            { "ink-soft", "lake-tint" },
            { "ink-soft", "moss-tint" },
            { "lake", "paper" },
            { "lake", "sand" },
            { "lake", "lake-tint" },
            { "lake-deep", "lake-tint" },
            { "on-lake", "lake" },
            { "on-lake", "lake-deep" },
            { "brick", "paper" },
            { "brick", "sand" },
            { "brick", "brick-tint" },
            { "moss", "paper" },
            { "moss", "moss-tint" },
            { "amber-ink", "amber" },
            { "plum", "plum-tint" },
            { "plum", "paper" },
            { "on-rail", "rail" },
            { "paper", "moss" },
            { "paper", "brick" },
        };

    /// <summary>What one must be able to see to use it: edges, rings, marks.</summary>
    public static TheoryData<string, string> InterfacePairs =>
        new()
        {
            { "edge", "paper" },
            { "edge", "sand" },
            { "lake", "lake-tint" },
            { "focus", "paper" },
            { "focus", "sand" },
            { "focus", "amber" },
            { "focus", "lake-tint" },
            { "amber-line", "paper" },
            { "moss", "paper" },
            { "brick", "paper" },
            { "edge", "sand-deep" },
        };

    [Theory, MemberData(nameof(Sheets))]
    public void Style_sheets_know_no_left_and_no_right(string sheet)
    {
        var css = Comments().Replace(File.ReadAllText(Path.Combine(Repository.Root, sheet)), "");
        Assert.Empty(Physical().Matches(css).Select(match => match.Value));
    }

    [Theory]
    [InlineData("p { margin-left: 1px }")]
    [InlineData("p { text-align: right }")]
    [InlineData("p { padding-top: 1px; }")]
    [InlineData("p {\n  width: 3rem }")]
    [InlineData("p { top: 0 }")]
    public void The_look_out_for_left_and_right_finds_them(string css) => Assert.Matches(Physical(), css);

    [Theory, MemberData(nameof(Sheets))]
    public void Style_sheets_stay_light(string sheet)
    {
        using var squeezed = new MemoryStream();
        using (var gzip = new GZipStream(squeezed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(Path.Combine(Repository.Root, sheet)));
        }

        Assert.InRange(squeezed.Length, 1, Allowed);
    }

    [Theory, MemberData(nameof(TextPairs))]
    public void Text_stands_out_seven_to_one_by_day_and_by_night(string text, string ground)
    {
        Assert.True(Contrast(text, ground, 0) >= 7, $"by day {Contrast(text, ground, 0):0.00}");
        Assert.True(Contrast(text, ground, 1) >= 7, $"by night {Contrast(text, ground, 1):0.00}");
    }

    [Theory, MemberData(nameof(InterfacePairs))]
    public void Edges_and_rings_stand_out_three_to_one_by_day_and_by_night(string mark, string ground)
    {
        Assert.True(Contrast(mark, ground, 0) >= 3, $"by day {Contrast(mark, ground, 0):0.00}");
        Assert.True(Contrast(mark, ground, 1) >= 3, $"by night {Contrast(mark, ground, 1):0.00}");
    }

    private static double Contrast(string one, string other, int theme)
    {
        double[] light = [Luminance(Colour(one, theme)), Luminance(Colour(other, theme))];
        return (light.Max() + 0.05) / (light.Min() + 0.05);
    }

    private static string Colour(string token, int theme)
    {
        var tokens = File.ReadAllText(Path.Combine(Repository.Root, "src/CityKey.Web/wwwroot/tokens.css"));
        var pair = Regex.Match(
            tokens,
            $@"--{token}: light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\)",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        Assert.True(pair.Success, $"There is no colour called {token}.");
        return pair.Groups[1 + theme].Value;
    }

    private static double Luminance(string colour)
    {
        double[] weights = [0.2126, 0.7152, 0.0722];
        return weights
            .Select(
                (weight, at) =>
                    weight
                    * Linear(
                        int.Parse(colour.AsSpan(1 + (2 * at), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                            / 255d
                    )
            )
            .Sum();
    }

    private static double Linear(double channel) =>
        channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"\b(left|right)\b|(margin|padding|border|inset)-(top|bottom)"
            + @"|(?<![\w(-])((min|max)-)?(width|height)\s*:|(?<![\w-])(top|bottom)\s*:",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Physical();
}
