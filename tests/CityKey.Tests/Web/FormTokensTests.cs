using System.Text.RegularExpressions;

namespace CityKey.Tests.Web;

/// <summary>The framework writes a form's token only where it writes the form's address too; a form with an address of
/// its own has to ask.</summary>
public sealed partial class FormTokensTests
{
    [Fact]
    public void Every_form_that_posts_carries_its_token()
    {
        var forms = Repository
            .Files("src", "*.cshtml")
            .SelectMany(file =>
                Forms()
                    .Matches(File.ReadAllText(file))
                    .Select(m =>
                        (
                            Page: Path.Combine(Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileName(file)),
                            Form: m.Value
                        )
                    )
            )
            .ToList();
        Assert.NotEmpty(forms);
        // The document checker alone has none, because it changes nothing (decision 11).
        Assert.Equal(
            [Path.Combine("Checker", "Index.cshtml")],
            forms.Where(f => IsWithoutToken(f.Form)).Select(f => f.Page)
        );
    }

    [Theory]
    [InlineData("""<form method="post" action="/x"><button>Go</button></form>""", true)]
    [InlineData("""<form method="post" action="/x" asp-antiforgery="true"><button>Go</button></form>""", false)]
    [InlineData("""<form method="post" asp-antiforgery="false"><button>Go</button></form>""", true)]
    [InlineData("""<form method="post" asp-antiforgery="false">@Html.AntiForgeryToken()</form>""", false)]
    [InlineData("""<form method="post"><button>Go</button></form>""", false)]
    public void A_form_without_its_token_is_seen(string form, bool seen) => Assert.Equal(seen, IsWithoutToken(form));

    private static bool IsWithoutToken(string form)
    {
        var tag = form[..(form.IndexOf('>', StringComparison.Ordinal) + 1)];
        var asksItself =
            form.Contains("@Html.AntiForgeryToken()", StringComparison.Ordinal)
            || tag.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal);
        return !asksItself
            && (
                tag.Contains("action=", StringComparison.Ordinal)
                || tag.Contains("asp-antiforgery=\"false\"", StringComparison.Ordinal)
            );
    }

    [GeneratedRegex("""<form\b[^>]*method="post".*?</form>""", RegexOptions.Singleline, 5000)]
    private static partial Regex Forms();
}
