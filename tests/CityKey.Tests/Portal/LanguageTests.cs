using System.Net;
using AngleSharp.Dom;
using CityKey.Tests.Languages;

namespace CityKey.Tests.Portal;

public sealed class LanguageTests
{
    private static readonly string[] OnceBegun =
    [
        "apply/tasks",
        "apply/code",
        "apply/about-you",
        "apply/address",
        "apply/documents",
        "apply/documents/add",
        "apply/photo",
        "apply/card",
        "apply/contact",
        "apply/check",
        "apply/at-a-counter",
        "return/draft",
        "finish",
        "documents",
        "places",
        "privacy",
        "portal",
        "return",
        "",
    ];

    private static readonly string[] OnceSent =
    [
        "apply/done",
        "return/status",
        "return/messages",
        "return/withdraw",
        "apply/code",
        "finish",
    ];

    [Theory]
    [InlineData("es", "ltr")]
    [InlineData("qps-ploc", "ltr")]
    [InlineData("qps-plocm", "rtl")]
    public async Task Every_page_of_an_application_is_in_its_language_and_has_no_other_words(
        string language,
        string direction
    )
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit(language);
        await browser.GetAsync($"/{language}/apply");
        AllIn(browser, language, direction);
        await browser.ToCheckAsync();
        foreach (var page in OnceBegun)
        {
            await browser.GetAsync($"/{language}/{page}".TrimEnd('/'));
            AllIn(browser, language, direction);
        }

        await browser.GetAsync($"/{language}/apply/check");
        await browser.SendAsync();
        foreach (var page in OnceSent)
        {
            await browser.GetAsync($"/{language}/{page}");
            AllIn(browser, language, direction);
        }
    }

    [Fact]
    public async Task Every_page_leads_to_itself_in_the_other_language_by_that_languages_name()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.GetAsync("/en/apply/about-you?a=%C3%B1&b=%22");

        var links = browser.Page.QuerySelectorAll(".languages a");
        Assert.Equal(["English", "Español"], links.Select(l => l.TextContent));
        Assert.Equal(
            ["/en/apply/about-you?a=%C3%B1&b=%22", "/es/apply/about-you?a=%C3%B1&b=%22"],
            links.Select(l => l.GetAttribute("href")!)
        );
        Assert.Equal(["en", "es"], links.Select(l => l.GetAttribute("lang")!));
        Assert.Equal(["en", "es"], links.Select(l => l.GetAttribute("hreflang")!));
        Assert.Equal("English", browser.Page.QuerySelector(".languages [aria-current=true]")!.TextContent);

        await browser.GetAsync(links[1].GetAttribute("href")!);
        Assert.Equal("Sobre usted", browser.Heading);
    }

    [Theory]
    [InlineData("/es/nowhere", "", "es", "Página no encontrada")]
    [InlineData("/nowhere", "es-US,es;q=0.9,en;q=0.5", "es", "Página no encontrada")]
    [InlineData("/nowhere", "en", "en", "Page not found")]
    public async Task What_went_wrong_is_said_in_the_readers_language(
        string path,
        string asked,
        string language,
        string heading
    )
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        using var answer = await browser.RawAsync(request);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\" dir=\"ltr\">", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{heading}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"es\" hreflang=\"es\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_dates_and_hours_are_in_the_readers_language()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit("es");
        await browser.BeginAsync();
        Assert.Matches(
            "hasta el (lunes|martes|miércoles|jueves|viernes|sábado|domingo), [0-9]+ de [a-z]+ de 20[0-9]{2}",
            browser.Page.Body!.TextContent
        );
        await browser.GetAsync("/es/apply/about-you");
        await browser.SendAsync();
        Assert.Equal("Escriba su nombre.", browser.ErrorFor("given-name"));
        Assert.StartsWith("Error: ", browser.Page.Title, StringComparison.Ordinal);
        await browser.GetAsync("/es/places");
        Assert.Contains("lun–vie 9:00", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Mon", browser.Page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_come_in_the_language_that_is_chosen_and_otherwise_in_the_one_that_is_read()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit("es");
        await browser.ToCheckAsync();
        Assert.Contains("Idioma de los mensajesEspañol", Squeezed(browser), StringComparison.Ordinal);

        await browser.GetAsync("/es/apply/contact");
        await browser.SendAsync(("language", "en"));
        Assert.Contains("Idioma de los mensajesEnglish", Squeezed(browser), StringComparison.Ordinal);
        await browser.GetAsync("/es/apply/contact");
        await browser.SendAsync(("language", "xx"));
        Assert.Contains("Idioma de los mensajesEnglish", Squeezed(browser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_applies_in_a_language_whose_notice_is_behind()
    {
        var profile = Path.Combine(AppContext.BaseDirectory, "cities", "chicago-with-polish.json");
        await File.WriteAllTextAsync(
            profile,
            (
                await File.ReadAllTextAsync(
                    Path.Combine(AppContext.BaseDirectory, "cities", "chicago.json"),
                    TestContext.Current.CancellationToken
                )
            ).Replace("[\"en\", \"es\"]", "[\"en\", \"es\", \"pl\"]", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        await using var portal = await PortalUnderTest.OpenAsync(("City:Profile", "chicago-with-polish"));
        using var browser = portal.Visit();
        await browser.GetAsync("/en/apply");
        var token = browser.Token;

        await browser.GetAsync("/pl/apply");
        Assert.Null(browser.Page.QuerySelector("form"));
        Assert.Equal(
            ["/en/apply", "/es/apply"],
            browser.Page.QuerySelectorAll("main ul a").Select(a => a.GetAttribute("href")!)
        );
        using var sent = await browser.RawAsync(
            new HttpRequestMessage(HttpMethod.Post, "/pl/apply")
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
            }
        );
        Assert.Equal("/pl/apply", sent.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(0, await portal.CountAsync("intake.application"));

        await browser.GetAsync("/es/apply");
        await browser.SendAsync();
        Assert.Equal(1, await portal.CountAsync("intake.application"));
    }

    private static string Squeezed(HttpBrowser browser) =>
        string.Concat(browser.Page.Body!.TextContent.Split('\n').Select(l => l.Trim()));

    private static void AllIn(HttpBrowser browser, string language, string direction)
    {
        Assert.True(browser.Status == HttpStatusCode.OK, $"{browser.Path} {browser.Status}");
        var root = browser.Page.DocumentElement;
        Assert.Equal(language, root.GetAttribute("lang"), ignoreCase: true);
        Assert.Equal(direction, root.GetAttribute("dir"));
        Assert.Single(browser.Page.QuerySelectorAll("h1"));
        Assert.Equal(2, browser.Page.QuerySelectorAll(".languages a").Length);
        var english = EnglishAlone(language);
        var words = browser
            .Page.Body!.Descendants<IText>()
            .Where(t => t.ParentElement?.GetAttribute("lang") is null)
            .Select(t => t.Text.Trim())
            .Where(t => t.Length > 0)
            .ToList();
        Assert.True(words.Count > 5);
        Assert.Empty(words.Where(english.Contains).Select(w => $"{browser.Path}: {w}"));
    }

    /// <summary>Texts that would be a slip of the tongue on a page in this language.</summary>
    private static HashSet<string> EnglishAlone(string language)
    {
        TextFiles[] files = [TextFiles.Of("PortalText"), TextFiles.Of("WebText")];
        var own = files.SelectMany(f => f.In(language).Values).ToHashSet(StringComparer.Ordinal);
        return files
            .SelectMany(f => f.In(TextFiles.English))
            .Where(t => t.Key != "site.name")
            .Select(t => t.Value)
            .Where(v => !own.Contains(v) && v.Length > 1)
            .ToHashSet(StringComparer.Ordinal);
    }
}
