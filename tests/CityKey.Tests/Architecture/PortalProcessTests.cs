using CityKey.Testing.Databases;
using CityKey.Tests.Portal;

namespace CityKey.Tests.Architecture;

/// <summary>The portal's process as an operator starts it, looked at from outside.</summary>
public sealed class PortalProcessTests
{
    [Fact]
    public async Task The_portals_process_never_loads_staff_code_and_holds_no_private_key()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var process = await PortalProcess.StartAsync(database);

        var mapped = await File.ReadAllTextAsync($"/proc/{process.Id}/maps");

        Assert.Contains("CityKey.Portal.dll", mapped, StringComparison.Ordinal);
        Assert.DoesNotContain("CityKey.Staff.dll", mapped, StringComparison.Ordinal);
    }
}
