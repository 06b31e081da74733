using System.Security.Cryptography;
using CityKey.Data.KeyRings;
using CityKey.Data.Sealing;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Data.KeyRings;

public sealed class KeyRingTests : IAsyncDisposable
{
    private const string Purpose = "test";
    private readonly List<ServiceProvider> nodes = [];

    [Fact]
    public async Task The_database_holds_no_key_that_opens_a_cookie()
    {
        await using var database = await TestDatabase.CreateAsync();
        Node<PortalKeyRing>(database, "ck_portal", "portal").Protect("a cookie");
        var row = await database.AskAsync<string>("ck_portal", "SELECT xml FROM platform.portal_key_ring");
        Assert.Contains("<sealed", row, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", row, StringComparison.Ordinal);

        // The control: without a key file the master key lies there, so the test above can fail.
        Node<StaffKeyRing>(database, "ck_staff", keyFile: null).Protect("a cookie");
        Assert.Contains(
            "masterKey",
            await database.AskAsync<string>("ck_staff", "SELECT xml FROM platform.staff_key_ring"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_node_with_the_same_key_file_reads_the_cookie()
    {
        await using var database = await TestDatabase.CreateAsync();
        var cookie = Node<PortalKeyRing>(database, "ck_portal", "portal").Protect("a cookie");
        Assert.Equal("a cookie", Node<PortalKeyRing>(database, "ck_portal", "portal").Unprotect(cookie));
    }

    [Fact]
    public async Task A_key_of_the_other_site_opens_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var cookie = Node<PortalKeyRing>(database, "ck_portal", "portal").Protect("a cookie");
        Assert.Throws<CryptographicException>(() =>
            Node<PortalKeyRing>(database, "ck_portal", "staff").Unprotect(cookie)
        );
    }

    [Fact]
    public async Task A_ring_whose_key_file_is_lost_ends_sessions_and_nothing_else()
    {
        await using var database = await TestDatabase.CreateAsync();
        Node<PortalKeyRing>(database, "ck_portal", "portal").Protect("a cookie");
        var afterLoss = Node<PortalKeyRing>(database, "ck_portal", "staff");
        Assert.Equal("a new cookie", afterLoss.Unprotect(afterLoss.Protect("a new cookie")));
    }

    [Fact]
    public void A_row_moved_to_the_other_sites_ring_opens_nothing_there_even_with_its_key()
    {
        var file = File("portal");
        var sealedRow = RingKey.Load(file, nameof(PortalKeyRing)).Seal(new("key", "secret"));
        Assert.Equal("secret", RingKey.Load(file, nameof(PortalKeyRing)).Open(sealedRow).Value);
        Assert.Throws<SealBrokenException>(() => RingKey.Load(file, nameof(StaffKeyRing)).Open(sealedRow));
    }

    [Fact]
    public void A_file_that_holds_no_key_stops_the_start()
    {
        var file = Path.GetTempFileName();
        Assert.Throws<InvalidOperationException>(() => RingKey.Load(file, nameof(PortalKeyRing)));
        System.IO.File.Delete(file);
        Assert.Throws<InvalidOperationException>(() => RingKey.Load(file, nameof(PortalKeyRing)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    private static string File(string site) => Path.Combine(TestKeys.Folder, site, KeyFolder.RingKeyName);

    private IDataProtector Node<TRing>(TestDatabase database, string role, string? keyFile)
        where TRing : DbContext, IDataProtectionKeyContext
    {
        var node = new ServiceCollection()
            .AddLogging()
            .AddKeyRing<TRing>(database.ConnectionString(role), keyFile is null ? null : File(keyFile))
            .BuildServiceProvider();
        nodes.Add(node);
        return node.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose);
    }
}
