using CityKey.Data;
using CityKey.Server.Commands;
using CityKey.Testing.Mail;
using CityKey.Testing.Records;
using CityKey.Tests.Data.Counter;
using CityKey.Tests.Embedded;

namespace CityKey.Tests.Proofs.Sweep;

/// <summary>One application online, to its card, and one visit to a counter, with the mark in every field and a known
/// picture: afterwards both are nowhere.</summary>
public sealed class SweepTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_that_was_typed_or_sent_is_left_anywhere_and_a_missing_seal_would_be_found()
    {
        using var state = new EmptyStateFolder();
        await using var server = await state.StartAsync();
        await Migrator.MigrateAsync(server.ConnectionString("ck_owner"), CancellationToken.None);
        await SeedDemo.SeedAsync(server.ConnectionString("ck_staff"), CancellationToken.None);
        await using var mail = new SmtpListener();
        var home = Directory.CreateTempSubdirectory("citykey-sweep-").FullName;
        using var portal = LoggedProcess.Start(
            "portal",
            home,
            ("ConnectionStrings__Portal", server.ConnectionString("ck_portal")),
            ("Urls__Portal", "http://127.0.0.1:0")
        );
        using var staff = LoggedProcess.Start(
            "staff",
            home,
            ("ConnectionStrings__Staff", server.ConnectionString("ck_staff")),
            ("Urls__Staff", "http://127.0.0.1:0")
        );
        using var worker = LoggedProcess.Start(
            "worker",
            home,
            ("ConnectionStrings__Worker", server.ConnectionString("ck_worker")),
            ("Mail__Host", "127.0.0.1"),
            ("Mail__Port", $"{mail.Port}"),
            ("Mail__Security", "None"),
            ("Mail__From", "cityid@city.example"),
            ("Mail__DiscreetFrom", "no-reply@city.example"),
            ("Mail__Portal", "https://apply.city.example")
        );
        var remains = new VisitRemnants(server, state);

        await ApplyAsync(await portal.Address, await staff.Address, remains);
        await VisitAsync(await staff.Address);
        await worker.Address;
        while (await remains.AskAsync<long>("SELECT count(*) FROM platform.outbox_message WHERE done_at IS NULL") > 0)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var places = new SweepLocations(server, state, home, [portal, staff, worker], mail);
        var needles = await SweepMarkers.AllAsync();
        var (hits, looked) = await places.SweepAsync(needles);
        output.WriteLine(
            $"Places: {looked}, letters: {mail.Taken.Count}, needles: {needles.Count}, hits: {hits.Count}"
        );
        Assert.NotEmpty(mail.Taken);
        Assert.Empty(hits);

        Assert.Equal(1, await DoNothingSealer.WriteAsync(server, Path.Combine(TestKeys.Folder, "custodian")));
        var (found, _) = await places.SweepAsync(SweepMarkers.OfWords);
        output.WriteLine($"Unsealed, hits: {found.Count}: {string.Join(", ", found)}");
        Assert.Contains("table intake.case_file", found);
        Assert.Contains("dump", found);
        Assert.Contains(found, f => f.Contains("pg_wal", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Contains("base/", StringComparison.Ordinal));
        Directory.Delete(home, recursive: true);
    }

    private static async Task ApplyAsync(string portal, string staff, VisitRemnants remains)
    {
        using var resident = new HttpBrowser(portal) { Picture = SweepMarkers.Picture };
        while (!(await resident.GetAsync("/api/portal")).Body.Contains("\"open\"", StringComparison.Ordinal))
        {
            // Until this node has heard of the opening.
        }

        await SeededSites.DraftAsync(resident);
        await new FormScenario("/en/apply/check", resident).PassAsync();
        await new FormScenario("/en/return/messages", resident, SampleResident.Note).PassAsync();
        var reference = await remains.AskAsync<string>("SELECT reference FROM intake.application");
        using var clerk = new HttpBrowser(staff);
        await SeededSites.SignInAsync(clerk, "clerk");
        await SeededSites.ActAsync(clerk, reference, "claim");
        await new FormScenario(
            $"/applications/{reference}/ask",
            clerk,
            [("need", "show-residence"), .. SampleResident.Note]
        ).PassAsync();
        await new FormScenario("/en/return/answer", resident, SampleResident.Note).PassAsync();
        await SeededSites.ActAsync(clerk, reference, "approve");
        await SeededSites.ActAsync(clerk, reference, "issue");
        Assert.StartsWith(
            "%PDF",
            (await clerk.GetAsync($"/applications/{reference}/card")).Body,
            StringComparison.Ordinal
        );
    }

    private static async Task VisitAsync(string staff)
    {
        using var clerk = new HttpBrowser(staff) { Picture = SweepMarkers.Picture };
        await SeededSites.VisitAsync(await SeededSites.SignInAsync(clerk, "clerk2"), "");
        await new FormScenario("/counter/slip", clerk).PassAsync();
    }
}
