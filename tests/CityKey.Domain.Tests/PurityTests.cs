using CityKey.Domain.Applications;

namespace CityKey.Domain.Tests;

public sealed class PurityTests
{
    [Fact]
    public void The_domain_refers_to_the_base_library_alone() =>
        Assert.All(
            typeof(Application).Assembly.GetReferencedAssemblies(),
            a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal)
        );

    [Fact]
    public void The_rules_read_no_file_no_network_and_no_console() =>
        Assert.DoesNotContain(
            typeof(Application).Assembly.GetReferencedAssemblies(),
            a =>
                a.Name is "System.Console" or "System.Diagnostics.Process"
                || a.Name!.StartsWith("System.Net", StringComparison.Ordinal)
                || a.Name.StartsWith("System.IO", StringComparison.Ordinal)
        );
}
