using System.Text.Json.Nodes;
using CityKey.Data;
using CityKey.Data.Audit;
using CityKey.Data.Cities;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Sealing;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Records;
using CityKey.Tests.Data.Audit;
using CityKey.Tests.Data.PortalSwitch;
using CityKey.Worker.PortalSwitch;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Worker.PortalSwitch;

public sealed class CertificateIssuerTests : IAsyncLifetime
{
    private SignedAuditLog log = null!;
    private SwitchUnderTest control = null!;
    private ServiceProvider worker = null!;

    public async ValueTask InitializeAsync()
    {
        log = await SignedAuditLog.CreateAsync();
        control = await SwitchUnderTest.CreateAsync(log.Database);
        worker = new ServiceCollection()
            .AddLogging()
            .AddRecords(log.Database.ConnectionString("ck_worker"))
            .AddSwitchControl()
            .AddSingleton(CityProfileFile.Read("chicago"))
            .AddScoped<DueSwitchChanges>()
            .AddScoped<CertificateIssuer>()
            .BuildServiceProvider();
        await control.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await worker.DisposeAsync();
        await control.DisposeAsync();
        await log.DisposeAsync();
    }

    [Fact]
    public async Task A_close_is_certified_with_every_node_that_drew_it_and_whoever_has_the_public_key_can_check_it()
    {
        await using var nodes = await NodesUnderTest.StartAsync(log.Database, "north", "south", "west");
        await nodes.DrawAsync(PortalMode.Open);
        await AcknowledgedAsync(1, 3);

        var close = await control.CloseAsync(PortalMode.Paused);
        await AcknowledgedAsync(close.Epoch, 3);
        var (body, fault) = Check(await FileAsync(close.Epoch));

        Assert.Null(fault);
        Assert.Equal(
            (close.Epoch, "open", "paused", 3, 3),
            (body!.Epoch, body.From, body.To, body.Nodes, body.Acknowledged.Count)
        );
        Assert.Equal(close.At, body.Closed);
        Assert.Equal(["north", "south", "west"], body.Acknowledged.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.True(body.AllAcknowledged >= body.Closed);
        Assert.NotNull(body.Met);
    }

    [Fact]
    public async Task Of_a_close_that_was_overtaken_and_of_no_new_ones_there_is_no_certificate()
    {
        await control.CloseAsync(PortalMode.Paused);
        await control.OpenAsync();
        await DoAsync();
        await control.CloseAsync(PortalMode.NoNew, DateTimeOffset.MaxValue);
        await DoAsync();
        Assert.Equal(
            0L,
            await log.Database.AskAsync<long>("ck_staff", "SELECT count(*) FROM platform.portal_certificate")
        );
    }

    [Fact]
    public async Task A_certificate_that_was_changed_by_one_letter_does_not_hold()
    {
        var file = await FileAsync((await control.CloseAsync(PortalMode.Dark)).Epoch);
        Assert.Null(Check(file).Fault);

        var parts = JsonNode.Parse(file)!;
        parts["proof"]!["head"]!["count"] = 7;

        Assert.Contains(
            "was changed",
            Check(file.Replace("\"dark\"", "\"Dark\"", StringComparison.Ordinal)).Fault!,
            StringComparison.Ordinal
        );
        Assert.Contains("signature", Check(parts.ToJsonString()).Fault!, StringComparison.Ordinal);
        Assert.NotNull(Check("{}").Fault);
        Assert.NotNull(Check("not a file at all").Fault);
    }

    [Fact]
    public async Task The_proof_of_another_entry_proves_nothing()
    {
        var first = await FileAsync((await control.CloseAsync(PortalMode.Paused)).Epoch);
        var second = await FileAsync((await control.CloseAsync(PortalMode.Dark)).Epoch);
        var mixed =
            first[..first.IndexOf("\"proof\"", StringComparison.Ordinal)]
            + second[second.IndexOf("\"proof\"", StringComparison.Ordinal)..];

        Assert.Contains("was changed", Check(mixed).Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_citys_own_key_counts()
    {
        var file = await FileAsync((await control.CloseAsync(PortalMode.Paused)).Epoch);
        var stranger = Directory.CreateTempSubdirectory("citykey-other-").FullName;
        KeyFolder.Create(Path.Combine(stranger, "keys"));
        using var keys = AuditKeys.Load(KeyFolder.PublicAuditKey(Path.Combine(stranger, "keys")));

        Assert.Contains("--public-key", CertificateFile.Check(file, keys).Fault!, StringComparison.Ordinal);
        Directory.Delete(stranger, recursive: true);
    }

    [Fact]
    public async Task A_node_that_does_not_answer_is_waited_for_no_longer_than_it_may_believe_the_old_state()
    {
        await log.Database.AskAsync<object>(
            "ck_portal",
            "SELECT platform.portal_acknowledge(gen_random_uuid(), 'lost', now(), 1, 'open', false, 0)"
        );
        var close = await control.CloseAsync(PortalMode.Paused);
        await DoAsync();
        Assert.Equal(
            0L,
            await log.Database.AskAsync<long>("ck_staff", "SELECT count(*) FROM platform.portal_certificate")
        );

        await log.Database.AskAsync<object>(
            "ck_owner",
            "UPDATE platform.portal_change SET at = at - interval '6 seconds'"
        );
        var (body, fault) = Check(await FileAsync(close.Epoch));

        Assert.Null(fault);
        Assert.Equal((1, 0), (body!.Nodes, body.Acknowledged.Count));
        Assert.Null(body.AllAcknowledged);
    }

    [Fact]
    public async Task A_node_that_began_after_the_close_is_none_of_those_that_acknowledged_it()
    {
        await log.Database.AskAsync<object>(
            "ck_portal",
            "SELECT platform.portal_acknowledge(gen_random_uuid(), 'lost', now(), 1, 'open', false, 0)"
        );
        var close = await control.CloseAsync(PortalMode.Paused);
        await log.Database.AskAsync<object>(
            "ck_portal",
            $"SELECT platform.portal_acknowledge(gen_random_uuid(), 'later', now(), {close.Epoch}, 'paused', false, 0)"
        );

        await log.Database.AskAsync<object>(
            "ck_owner",
            "UPDATE platform.portal_change SET at = at - interval '6 seconds'"
        );

        Assert.Empty(Check(await FileAsync(close.Epoch)).Body!.Acknowledged);
    }

    private static (CertificateBody? Body, string? Fault) Check(string file)
    {
        using var keys = AuditKeys.Load(KeyFolder.PublicAuditKey(TestKeys.Folder));
        return CertificateFile.Check(file, keys);
    }

    private async Task<string> FileAsync(long epoch)
    {
        await DoAsync();
        await log.SealAllAsync();
        await DoAsync();
        await using var scope = worker.CreateAsyncScope();
        return CertificateFile.Write(
            await scope
                .ServiceProvider.GetRequiredService<CityKeyDb>()
                .PortalCertificates.SingleAsync(c => c.Epoch == epoch)
        );
    }

    private async Task DoAsync()
    {
        await using var scope = worker.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DueSwitchChanges>().DoDueAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<CertificateIssuer>().DoDueAsync(CancellationToken.None);
    }

    private async Task AcknowledgedAsync(long epoch, long nodes)
    {
        while (
            await log.Database.AskAsync<long>(
                "ck_staff",
                "SELECT count(*) FROM platform.portal_acknowledgement WHERE epoch = $1",
                epoch
            ) < nodes
        )
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
