using System.Runtime.CompilerServices;
using CityKey.Testing.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CityKey.Browser.Tests;

public sealed class UploadScriptTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(200)]
    public async Task A_picture_that_was_taken_is_not_sent_again_whatever_the_next_page_answers(int next)
    {
        var received = 0;
        await using var site = await SiteAsync(
            () =>
            {
                received++;
                return Results.Redirect("/next");
            },
            next
        );
        var page = await browser.VisitorAsync();
        await page.GotoAsync(site.Urls.Single());
        await page.SetInputFilesAsync(
            "[type=file]",
            new Microsoft.Playwright.FilePayload
            {
                Name = "a.jpg",
                MimeType = "image/jpeg",
                Buffer = SamplePictures.Face(SamplePictures.HeldUpright),
            }
        );

        await page.LeaveByAsync(() => page.ClickAsync("button"));

        Assert.EndsWith("/next", page.Url, StringComparison.Ordinal);
        Assert.Equal(1, received);
    }

    [Fact]
    public async Task A_refusal_is_shown_as_the_site_wrote_it()
    {
        await using var site = await SiteAsync(
            () => Results.Content("<p id=why>Choose another.</p>", "text/html", statusCode: 422),
            200
        );
        var page = await browser.VisitorAsync();
        await page.GotoAsync(site.Urls.Single());
        await page.SetInputFilesAsync(
            "[type=file]",
            new Microsoft.Playwright.FilePayload
            {
                Name = "a.jpg",
                MimeType = "image/jpeg",
                Buffer = SamplePictures.Face(SamplePictures.HeldUpright),
            }
        );

        await page.ClickAsync("button");

        Assert.Equal("Choose another.", await page.InnerTextAsync("#why"));
    }

    private static async Task<WebApplication> SiteAsync(
        Func<IResult> receive,
        int next,
        [CallerFilePath] string here = ""
    )
    {
        var script = await File.ReadAllTextAsync(
            Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", "CityKey.Web", "wwwroot", "upload.js")
        );
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        site.MapGet(
            "/",
            () =>
                Results.Content(
                    """
                    <!doctype html><script type=module src=/upload.js></script>
                    <form method=post action=/ enctype=multipart/form-data>
                    <div data-upload data-sending="{0}" data-failed="no"><div class=drop><input type=file
                        name=file></div><p class=going></p></div><button>Send</button></form>
                    """,
                    "text/html"
                )
        );
        site.MapGet("/upload.js", () => Results.Content(script, "text/javascript"));
        site.MapPost(
            "/",
            async (HttpContext http) =>
            {
                await http.Request.Body.CopyToAsync(Stream.Null);
                return receive();
            }
        );
        site.MapGet("/next", () => Results.Content("<p>next</p>", "text/html", statusCode: next));
        await site.StartAsync();
        return site;
    }
}
