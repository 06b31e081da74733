using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CityKey.Tests.Web.Pages;

public sealed class PartsTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_that_is_sent_back_holds_everything_that_was_typed()
    {
        var (status, page) = await SendAsync(
            new()
            {
                ["given-name"] = "O’Brien \"<b>",
                ["bday-day"] = "first",
                ["bday-month"] = "3",
                ["stay"] = "safe",
                ["story"] = "\n<script>",
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("O’Brien \"<b>", ((IHtmlInputElement)page.GetElementById("given-name")!).Value);
        Assert.Equal("first", ((IHtmlInputElement)page.GetElementById("bday")!).Value);
        Assert.Equal("3", ((IHtmlInputElement)page.GetElementById("bday-month")!).Value);
        Assert.Equal("safe", page.QuerySelector("input[name=stay]:checked")!.GetAttribute("value"));
        Assert.Equal("\n<script>", ((IHtmlTextAreaElement)page.GetElementById("story")!).Value);
    }

    [Fact]
    public async Task An_error_is_said_in_the_title_in_the_summary_and_at_its_field()
    {
        var (_, page) = await SendAsync(new() { ["bday-day"] = "first" });
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var link = page.QuerySelector("[role=alert] a[href='#bday']");
        Assert.NotNull(link);
        var field = page.GetElementById("bday")!;
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains("bday-error", field.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal("bday-day", field.GetAttribute("autocomplete"));
        Assert.Equal(link.TextContent, page.GetElementById("bday-error")!.TextContent);
    }

    [Fact]
    public async Task A_form_without_its_token_is_told_that_the_page_was_open_too_long()
    {
        await using var host = await PartsHost.StartAsync();
        using var form = new FormUrlEncodedContent([]);
        using var answer = await host.Client.PostAsync(new Uri("/_parts", UriKind.Relative), form, Ended);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("open too long", await answer.Content.ReadAsStringAsync(Ended), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, IHtmlDocument Page)> SendAsync(Dictionary<string, string> typed)
    {
        await using var host = await PartsHost.StartAsync();
        var reader = new HtmlParser();
        var asked = reader.ParseDocument(await host.Client.GetStringAsync(new Uri("/_parts", UriKind.Relative), Ended));
        typed["__RequestVerificationToken"] = asked
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(typed);
        using var answer = await host.Client.PostAsync(new Uri("/_parts", UriKind.Relative), form, Ended);
        return (answer.StatusCode, reader.ParseDocument(await answer.Content.ReadAsStringAsync(Ended)));
    }
}
