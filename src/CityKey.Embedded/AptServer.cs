namespace CityKey.Embedded;

/// <summary>The distribution's own server, where apt and the right to install are at hand.</summary>
internal static class AptServer
{
    private const string ClusterSettings = "/etc/postgresql-common/createcluster.d";

    public static async Task<ServerBinaries?> TryGetAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || Tool.Find("apt-get") is not { } apt)
        {
            return null;
        }

        say("Installing PostgreSQL with 'apt-get install postgresql', because no PostgreSQL server is installed here.");
        // Debian's package would make and start a cluster of its own; a drop-in file leaves its conffile to the
        // administrator.
        Directory.CreateDirectory(ClusterSettings);
        await File.WriteAllTextAsync(
            Path.Combine(ClusterSettings, "citykey.conf"),
            "create_main_cluster = false\n",
            cancellationToken
        );
        ToolResult answer = new(1, "", "");
        foreach (
            string[] arguments in new[]
            {
                ["update", "-qq"],
                new[] { "install", "-y", "-qq", "--no-install-recommends", "postgresql" },
            }
        )
        {
            answer = await Tool.RunAsync(
                [apt, .. arguments],
                environment => environment["DEBIAN_FRONTEND"] = "noninteractive",
                cancellationToken
            );
        }

        if (!answer.Succeeded)
        {
            say($"apt-get could not install it: {answer.LastLine}");
            return null;
        }

        return await InstalledServers.FindAsync(cancellationToken).FirstOrDefaultAsync(cancellationToken);
    }
}
