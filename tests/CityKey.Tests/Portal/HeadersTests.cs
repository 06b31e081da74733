using System.Net;
using CityKey.Domain.PortalSwitch;
using CityKey.Tests.Web.Security;

namespace CityKey.Tests.Portal;

public sealed class HeadersTests
{
    [Fact]
    public async Task Every_kind_of_answer_is_protected()
    {
        await using var portal = await PortalUnderTest.OpenAsync(("RateLimits:Code", "1"));
        using var browser = portal.Visit();
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = portal.Address,
        };
        await CheckAsync(plain, "/en", HttpStatusCode.OK);
        await CheckAsync(plain, "/", HttpStatusCode.Found);
        await CheckAsync(plain, "/en/apply/tasks", HttpStatusCode.Redirect);
        await CheckAsync(plain, "/en/nowhere", HttpStatusCode.NotFound);
        await CheckAsync(plain, "/health/live", HttpStatusCode.OK);
        await CheckAsync(plain, "/health/ready", HttpStatusCode.OK);
        await CheckAsync(plain, "/_content/CityKey.Web/nothing.css", HttpStatusCode.NotFound);
        await CheckAsync(plain, "/_content/CityKey.Web/tokens.css", HttpStatusCode.OK, kept: true);
        await CheckAsync(plain, "/api/portal", HttpStatusCode.OK, kept: true);

        await browser.ToCheckAsync();
        using var picture = await browser.RawAsync(
            new HttpRequestMessage(HttpMethod.Get, "/en/apply/photo/look?handler=Picture")
        );
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
        ProtectedAnswer.Check(picture, "picture");

        foreach (var status in new[] { HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests })
        {
            using var post = await plain.PostAsync(
                "/en/return",
                new FormUrlEncodedContent([]),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(status, post.StatusCode);
            ProtectedAnswer.Check(post, $"{status}");
        }

        await portal.SwitchAsync(PortalMode.Paused);
        await CheckAsync(plain, "/en/apply", HttpStatusCode.OK);
    }

    private static async Task CheckAsync(HttpClient client, string path, HttpStatusCode status, bool kept = false)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        ProtectedAnswer.Check(answer, path, kept);
    }
}
