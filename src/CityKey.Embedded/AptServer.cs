namespace CityKey.Embedded;

/// <summary>Installs the distribution's server with apt, as root.</summary>
internal static class AptServer
{
    private const string ClusterSettings = "/etc/postgresql-common/createcluster.d";

    public static async Task<ServerBinaries?> TryGetAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (
            !OperatingSystem.IsLinux()
            || !Environment.IsPrivilegedProcess
            || ExternalProgram.Find("apt-get") is not { } apt
        )
        {
            return null;
        }

        say("Installing PostgreSQL with 'apt-get install postgresql', because no PostgreSQL server is installed here.");
        // Debian's package would create and start a cluster. A drop-in file prevents that without changing its
        // conffile.
        Directory.CreateDirectory(ClusterSettings);
        await File.WriteAllTextAsync(
            Path.Combine(ClusterSettings, "citykey.conf"),
            "create_main_cluster = false\n",
            cancellationToken
        );
        ProgramResult answer = new(1, "", "");
        foreach (
            string[] arguments in new[]
            {
                ["update", "-qq"],
                new[] { "install", "-y", "-qq", "--no-install-recommends", "postgresql" },
            }
        )
        {
            answer = await ExternalProgram.RunAsync(
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
