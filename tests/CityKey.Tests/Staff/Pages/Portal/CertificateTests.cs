using System.Net;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Records;

namespace CityKey.Tests.Staff.Pages.Portal;

public sealed class CertificateTests
{
    [Fact]
    public async Task A_certified_close_can_be_read_and_printed_and_another_number_is_not_found()
    {
        await using var sites = await RunningSites.StartAsync();
        await sites.SwitchAsync(control =>
            control.CloseAsync(new SwitchOrder(PortalMode.Dark, "test"), Actor.CommandLine, CancellationToken.None)
        );
        await sites.CertifyAsync();
        using var administrator = new HttpBrowser(new Uri(sites.Staff));
        await administrator.SignInAsync("admin@citykey.example", "demo demo demo demo");

        var page = await administrator.GetAsync("/portal/certificate/2");
        using var sheet = await administrator.RawAsync("/portal/certificate/2?handler=Sheet");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(page.Page.QuerySelectorAll("dl.form dd"));
        Assert.Equal("application/pdf", sheet.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/portal/certificate/1")).Status);
    }
}
