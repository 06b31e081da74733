using CityKey.Data.Outbox;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Records;
using CityKey.Worker.Mail;
using MailKit.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Staff;

/// <summary>What nobody got, readable where people build and absent elsewhere.</summary>
public sealed class DemonstrationMailTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("citykey-mail-").FullName, "mail");

    [Fact]
    public async Task Every_message_can_be_read_without_signing_in_and_a_repeat_is_one()
    {
        await using var site = await StaffSite.StartAsync(settings: [("Mail:DemonstrationFolder", folder)]);
        using var anybody = site.Browser();
        Assert.Contains(
            "There are no messages yet.",
            (await anybody.GetAsync("/_mail")).Text,
            StringComparison.Ordinal
        );

        var mailbox = new DemonstrationMailbox(new DemonstrationMailFolder(folder));
        var id = Guid.CreateVersion7();
        await mailbox.HandOverAsync(Letter(id));
        await mailbox.HandOverAsync(Letter(id));
        var page = await anybody.GetAsync("/_mail");

        Assert.Single(page.Page.QuerySelectorAll("article"));
        Assert.Contains("There is news about your CityKey", page.Text, StringComparison.Ordinal);
        Assert.Contains("lucja@example.org", page.Text, StringComparison.Ordinal);
        Assert.Contains("use your access code", page.Text, StringComparison.Ordinal);
        var file = Assert.Single(Directory.GetFiles(folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Outside_development_there_is_no_such_page()
    {
        await new DemonstrationMailbox(new DemonstrationMailFolder(folder)).HandOverAsync(
            Letter(Guid.CreateVersion7())
        );
        await using var site = await StaffSite.StartAsync(
            environment: "Staging",
            settings: [("Mail:DemonstrationFolder", folder)]
        );
        using var anybody = site.Browser();

        Assert.DoesNotContain(
            site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(),
            e => e.RoutePattern.RawText!.Contains("_mail", StringComparison.Ordinal)
        );
        Assert.StartsWith("/sign-in", (await anybody.GetAsync("/_mail")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrators_read_on_their_first_page_how_the_mail_stands()
    {
        await using var site = await StaffSite.StartAsync();
        await site.SubmittedAsync();
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        using var clerk = await site.SignedInAsync("clerk@citykey.example");

        Assert.Contains(
            "Emails to residents: 1 waiting, 0 held while online applications are off, 0 not delivered.",
            (await administrator.GetAsync("/")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Emails to residents", (await clerk.GetAsync("/")).Text, StringComparison.Ordinal);
        await site.WithAsync<MailCounts>(async counts =>
        {
            var dark = PortalState.Unknown with { Mode = PortalMode.Dark };
            Assert.Equal(new MailCount(0, 1, 0), await counts.ReadAsync(dark, CancellationToken.None));
            await site.Database.AskAsync<int>(
                "ck_owner",
                "UPDATE platform.outbox_message SET done_at = now(), outcome = 'parked-refused' WHERE kind = 'mail'"
            );
            Assert.Equal(new MailCount(0, 0, 1), await counts.ReadAsync(dark, CancellationToken.None));
        });
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    private static MimeKit.MimeMessage Letter(Guid id) =>
        new MailComposer(
            TestApplications.City,
            new MailOptions(
                null,
                587,
                SecureSocketOptions.StartTls,
                "a@city.example",
                "b@city.example",
                null,
                null,
                new Uri("https://apply.city.example"),
                60,
                null
            )
        ).Write(
            id,
            DateTimeOffset.UnixEpoch,
            MailCodes.News,
            new Addressee("lucja@example.org", "en", Discreet: false)
        )!;
}
