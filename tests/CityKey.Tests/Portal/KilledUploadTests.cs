using System.Security.Cryptography;
using CityKey.Data.Uploads;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using CityKey.Testing.Sweeps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CityKey.Tests.Portal;

public sealed class KilledUploadTests
{
    // Far more than the sockets between hold, so that when it is sent the site has most of it.
    private readonly byte[] file = RandomNumberGenerator.GetBytes(ImageIntake.MostBytes - (64 * 1024));

    [Fact]
    public async Task A_portal_that_is_killed_while_a_file_arrives_leaves_nothing_of_it_on_disk()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var side = new TestApplications(database);
        await side.OpenPortalAsync();
        using var process = await PortalProcess.StartAsync(database);
        using var browser = new HttpBrowser(process.Address);
        while ((await browser.BeginAsync()).Path != "/en/apply/tasks")
        {
            // Drawn as paused until this node has heard of the opening.
        }

        await browser.AboutYouAsync();
        await browser.AddressAsync();
        await browser.GetAsync("/en/apply/documents/add");
        using var upload = new StalledUpload(file, ("__RequestVerificationToken", browser.Token), ("kind", "passport"));
        var sending = browser.RawAsync(
            new HttpRequestMessage(HttpMethod.Post, "/en/apply/documents/add") { Content = upload }
        );
        await upload.Stalled;

        await process.KillAsync();

        upload.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => sending);
        var needles = DiskSweep.WindowsOf(file, apart: 1 << 20);
        var data = await database.AskAsync<string>(
            EmbeddedPostgres.Superuser,
            "SELECT current_setting('data_directory')"
        );
        Assert.Empty(DiskSweep.Look(process.Folder, needles).Holding);
        var (holding, looked) = DiskSweep.Look(data!, needles);
        Assert.Empty(holding);
        Assert.NotEqual(0, looked);
        Assert.Equal(
            0,
            await database.AskAsync<long>(EmbeddedPostgres.Superuser, "SELECT count(*) FROM intake.upload")
        );
    }

    [Fact]
    public async Task The_frameworks_own_form_reading_would_leave_it()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        await using var site = builder.Build();
        site.Run(async context => await context.Request.ReadFormAsync(context.RequestAborted));
        await site.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        using var upload = new StalledUpload(file);
        using var stop = new CancellationTokenSource();
        var sending = http.PostAsync(site.Urls.Single(), upload, stop.Token);
        await upload.Stalled;

        var needles = DiskSweep.WindowsOf(file, apart: 1 << 20);
        while (!Directory.EnumerateFiles(Path.GetTempPath(), "ASPNETCORE_*.tmp").Any(f => DiskSweep.Holds(f, needles)))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }
}
