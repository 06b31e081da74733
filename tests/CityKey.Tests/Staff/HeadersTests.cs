using System.Net;
using CityKey.Tests.Web.Security;

namespace CityKey.Tests.Staff;

public sealed class HeadersTests
{
    [Fact]
    public async Task Every_kind_of_answer_is_protected()
    {
        await using var site = await StaffSite.StartAsync();
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = site.Address,
        };
        foreach (
            var (path, status, kept) in new[]
            {
                ("/sign-in", HttpStatusCode.OK, false),
                ("/", HttpStatusCode.Redirect, false),
                ("/nowhere", HttpStatusCode.Redirect, false),
                ("/health/live", HttpStatusCode.OK, false),
                ("/health/ready", HttpStatusCode.OK, false),
                ("/_content/CityKey.Web/staff.css", HttpStatusCode.OK, true),
            }
        )
        {
            using var answer = await plain.GetAsync(path);
            Assert.Equal(status, answer.StatusCode);
            ProtectedAnswer.Check(answer, path, kept);
        }

        using var clerk = await site.SignedInAsync("clerk@citykey.example");
        using var refused = await clerk.RawAsync("/portal");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        ProtectedAnswer.Check(refused, "forbidden");
    }
}
