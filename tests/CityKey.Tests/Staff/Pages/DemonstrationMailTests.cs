using CityKey.Data.Outbox;
using CityKey.Testing.Records;
using CityKey.Worker.Mail;
using MailKit.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Staff.Pages;

/// <summary>The page of unsent e-mail is there in development and nowhere else.</summary>
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

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
}
