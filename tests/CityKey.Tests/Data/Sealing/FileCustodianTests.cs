using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CityKey.Data.Sealing;

namespace CityKey.Tests.Data.Sealing;

public sealed class FileCustodianTests : IDisposable
{
    private static readonly SealContext Place = new(
        "case_file",
        "sealed_form",
        Guid.CreateVersion7(),
        Guid.CreateVersion7()
    );
    private readonly DataKeyTests keys = new();
    private readonly DataKey key = DataKey.Create();

    private string Log => Path.Combine(keys.Custodian, FileCustodian.LogName);

    [Fact]
    public async Task An_opening_is_written_down_with_its_reason_and_nothing_else()
    {
        using var custodian = new FileCustodian(keys.Custodian, TimeProvider.System);
        var request = Request();
        using var opened = await OpenAsync(custodian, request);
        Assert.Equal("x"u8, opened.Open(key.Seal("x"u8, Place), Place));
        var line = JsonDocument.Parse(Assert.Single(await LinesAsync())).RootElement;
        Assert.Equal(request.Application, line.GetProperty("application").GetGuid());
        Assert.Equal(request.Staff, line.GetProperty("staff").GetGuid());
        Assert.Equal(request.AuditEntry, line.GetProperty("auditEntry").GetGuid());
        Assert.Equal("review", line.GetProperty("purpose").GetString());
        Assert.Equal(
            ["at", "application", "purpose", "staff", "auditEntry", "before"],
            line.EnumerateObject().Select(p => p.Name),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public async Task The_line_is_there_also_when_the_key_is_then_refused()
    {
        using var custodian = new FileCustodian(keys.Custodian, TimeProvider.System);
        var stranger = Request() with { Application = Guid.CreateVersion7() };
        await Assert.ThrowsAsync<SealBrokenException>(() => OpenAsync(custodian, stranger));
        Assert.Single(await LinesAsync());
    }

    [Fact]
    public async Task Nothing_is_opened_when_the_log_cannot_be_written()
    {
        using var custodian = new FileCustodian(keys.Custodian, TimeProvider.System);
        Directory.CreateDirectory(Log);
        await Assert.ThrowsAsync<CustodianUnavailableException>(() => OpenAsync(custodian, Request()));
        Directory.Delete(Log);
        using var opened = await OpenAsync(custodian, Request());
        Assert.Single(await LinesAsync());
    }

    [Fact]
    public async Task Nothing_is_opened_without_the_key_file_or_for_another_key()
    {
        using var empty = new FileCustodian(Path.Combine(keys.Folder, "public"), TimeProvider.System);
        using var custodian = new FileCustodian(keys.Custodian, TimeProvider.System);
        await Assert.ThrowsAsync<CustodianUnavailableException>(() => OpenAsync(empty, Request()));
        await Assert.ThrowsAsync<CustodianUnavailableException>(() =>
            custodian.UnwrapAsync(
                keys.Public.City.Wrap(key, Place.Application),
                keys.Public.Recovery.KeyId,
                Request(),
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task Each_line_holds_the_digest_of_the_one_before_also_with_two_custodians_at_once()
    {
        using var one = new FileCustodian(keys.Custodian, TimeProvider.System);
        using var two = new FileCustodian(keys.Custodian, TimeProvider.System);
        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(async i =>
                {
                    using var opened = await OpenAsync(i % 2 == 0 ? one : two, Request());
                })
        );
        await AssertChainAsync(12);
    }

    [Fact]
    public async Task A_line_that_was_cut_off_by_a_crash_stays_and_the_chain_runs_over_it()
    {
        using var custodian = new FileCustodian(keys.Custodian, TimeProvider.System);
        using var first = await OpenAsync(custodian, Request());
        await File.AppendAllTextAsync(Log, "{\"at\":\"20", TestContext.Current.CancellationToken);
        using var second = await OpenAsync(custodian, Request());
        Assert.Equal(3, (await LinesAsync()).Length);
        Assert.Equal(Digest("{\"at\":\"20"), Before((await LinesAsync())[2]));
    }

    public void Dispose()
    {
        key.Dispose();
        keys.Dispose();
    }

    private static CustodianRequest Request() =>
        new(Place.Application, "review", Guid.CreateVersion7(), Guid.CreateVersion7());

    private static string Digest(string line) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));

    private static string? Before(string line) =>
        JsonDocument.Parse(line).RootElement.GetProperty("before").GetString();

    private Task<string[]> LinesAsync() => File.ReadAllLinesAsync(Log, TestContext.Current.CancellationToken);

    private Task<DataKey> OpenAsync(FileCustodian custodian, CustodianRequest request) =>
        custodian.UnwrapAsync(
            keys.Public.City.Wrap(key, Place.Application),
            keys.Public.City.KeyId,
            request,
            TestContext.Current.CancellationToken
        );

    private async Task AssertChainAsync(int count)
    {
        var lines = await LinesAsync();
        Assert.Equal(count, lines.Length);
        Assert.Equal(lines.Prepend("").SkipLast(1).Select(Digest), lines.Select(Before), StringComparer.Ordinal);
    }
}
