using System.Net;
using CityKey.Testing.Records;
using CityKey.Tests.Data.Uploads;
using CityKey.Tests.Portal;
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

    [Fact]
    public async Task A_card_to_print_is_protected_like_a_page()
    {
        await using var site = await StaffSite.StartAsync();
        using var clerk = await site.SignedInAsync("clerk@citykey.example");
        var reference = await SubmittedWithPhotoAsync(site);
        var opened = await clerk.PressHandlerAsync(await clerk.GetAsync($"/applications/{reference}"), "claim");
        await clerk.PressHandlerAsync(await clerk.PressHandlerAsync(opened, "approve"), "issue");
        using var card = await clerk.RawAsync($"/applications/{reference}/card");
        Assert.Equal("application/pdf", card.Content.Headers.ContentType!.MediaType);
        ProtectedAnswer.Check(card, "card");
    }

    private static async Task<string> SubmittedWithPhotoAsync(StaffSite site)
    {
        await using var applications = new TestApplications(site.Database);
        await applications.OpenPortalAsync();
        var form = TestForms.Complete();
        var key = await applications.KeyOfAsync(await applications.DraftAsync(form));
        await applications.RequestAsync(
            async (applications, store) =>
            {
                using var opened = await applications.OpenAsync(key, CancellationToken.None);
                using var photo = SamplePictures.Taken(ApplicationScript.Picture);
                await store.SaveAsync(opened!, form.Photo!.Value, photo, CancellationToken.None);
                return true;
            }
        );
        return await applications.SubmitAsync(key);
    }
}
