using CityKey.Testing.Records;
using CityKey.Testing.Uploads;
using CityKey.Tests.Data.Uploads;
using CityKey.Tests.Web.Security;

namespace CityKey.Tests.Staff.Pages.Applications;

public sealed class CardTests
{
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
                using var photo = AcceptedPictures.Of(SamplePictures.Portrait);
                await store.SaveAsync(opened!, form.Photo!.Value, photo, CancellationToken.None);
                return true;
            }
        );
        return await applications.SubmitAsync(key);
    }
}
