using System.Net;
using CityKey.Data.Sealing;
using CityKey.Testing.Records;

namespace CityKey.Tests.Staff.Pages.Applications;

public sealed class NewCodeTests : IAsyncLifetime
{
    private StaffSite site = null!;
    private TestApplications applications = null!;
    private ResidentKey old = null!;
    private string reference = "";

    [Fact]
    public async Task A_clerk_who_has_seen_the_documents_makes_a_code_that_opens_it_and_the_old_one_opens_nothing()
    {
        using var clerk = await TakenAsync();
        var form = await clerk.GetAsync($"/applications/{reference}/new-code");

        var made = await clerk.SendAsync(form, "document", ("document", "passport"), ("document", "lease"));

        Assert.True(AccessCode.TryRead(made.Page.QuerySelector(".code")!.TextContent, out var code));
        Assert.DoesNotContain(code.Normal[..4], made.Path, StringComparison.Ordinal);
        Assert.Null(
            await applications.RequestAsync(async applications =>
                await applications.OpenAsync(old, CancellationToken.None)
            )
        );
        var key = await applications.KeyOfAsync(code);
        Assert.Equal(
            "Łucja",
            await applications.RequestAsync(async applications =>
            {
                using var opened = await applications.OpenAsync(key, CancellationToken.None);
                return opened!.Form.Name!.Given;
            })
        );
        Assert.Equal(1, await CountAsync("audit.entry WHERE action = 'application.code-replaced' AND detail = '{}'"));
        Assert.Equal(1, await CountAsync("intake.opening WHERE reason = 'new-code'"));
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await clerk.SendAsync(form, "document", ("document", "passport"), ("document", "lease"))).Status
        );
    }

    [Fact]
    public async Task Too_few_documents_make_no_code()
    {
        using var clerk = await TakenAsync();
        var form = await clerk.GetAsync($"/applications/{reference}/new-code");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.SendAsync(form, "document")).Status);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await clerk.SendAsync(form, "document", ("document", "lease"))).Status
        );
        Assert.NotNull(
            await applications.RequestAsync(async applications =>
                await applications.OpenAsync(old, CancellationToken.None)
            )
        );
    }

    [Fact]
    public async Task A_clerk_who_has_not_opened_the_case_makes_none()
    {
        using var other = await site.SignedInAsync("clerk2@citykey.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"/applications/{reference}/new-code")).Status);
    }

    private async Task<HttpBrowser> TakenAsync()
    {
        var clerk = await site.SignedInAsync("clerk@citykey.example");
        await clerk.PressHandlerAsync(await clerk.GetAsync($"/applications/{reference}"), "claim");
        return clerk;
    }

    private Task<long> CountAsync(string what) =>
        site.Database.AskAsync<long>("ck_owner", $"SELECT count(*) FROM {what}");

    public async ValueTask InitializeAsync()
    {
        site = await StaffSite.StartAsync();
        applications = new TestApplications(site.Database);
        await applications.OpenPortalAsync();
        old = await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()));
        reference = await applications.SubmitAsync(old);
    }

    public async ValueTask DisposeAsync()
    {
        await applications.DisposeAsync();
        await site.DisposeAsync();
    }
}
