namespace CityKey.Embedded;

/// <summary>The account that runs PostgreSQL. It refuses to run as root, so for root another account is used.</summary>
/// <param name="Prefix">The command that switches to the account; empty when none is needed.</param>
internal sealed record ServerAccount(IReadOnlyList<string> Prefix)
{
    private const string Become = "setpriv";
    private const string NoAccount = "namespace";
    private static readonly string[] Namespace = ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"];

    public static async Task<ServerAccount> ForAsync(StateFolder state, CancellationToken cancellationToken)
    {
        StateFolder.Make(state.Cluster);
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return new ServerAccount([]);
        }

        // Remembered, because an account that is created later, by installing PostgreSQL, would not own the data.
        var name = state.Read("account") ?? await UsualAsync(cancellationToken);
        if (
            !string.Equals(name, NoAccount, StringComparison.Ordinal)
            && await BecomeAsync(name, state, cancellationToken) is { } account
        )
        {
            state.Write("account", name);
            return account;
        }

        if (!(await ExternalProgram.RunAsync([.. Namespace, "test", "-w", state.Cluster], cancellationToken)).Succeeded)
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL does not run as root, and no other account can use {state.Path}. Start CityKey as "
                    + "a regular user."
            );
        }

        state.Write("account", NoAccount);
        return new ServerAccount(Namespace);
    }

    private static async Task<ServerAccount?> BecomeAsync(
        string name,
        StateFolder state,
        CancellationToken cancellationToken
    )
    {
        var group = await ExternalProgram.RunAsync(["id", "-g", name], cancellationToken);
        if (!group.Succeeded || ExternalProgram.Find(Become) is null)
        {
            return null;
        }

        string[] prefix =
        [
            Become,
            $"--reuid={name}",
            $"--regid={group.Output.Trim()}",
            "--clear-groups",
            "--no-new-privs",
            "--",
        ];
        // Checked before the owner is changed: the account may not have access below a home folder.
        if (!(await ExternalProgram.RunAsync([.. prefix, "test", "-x", state.Path], cancellationToken)).Succeeded)
        {
            return null;
        }

        var owned = await ExternalProgram.RunAsync(
            ["chown", $"{name}:{group.Output.Trim()}", state.Cluster],
            cancellationToken
        );
        return owned.Succeeded ? new ServerAccount(prefix) : null;
    }

    private static async Task<string> UsualAsync(CancellationToken cancellationToken) =>
        (await ExternalProgram.RunAsync(["id", "-u", "postgres"], cancellationToken)).Succeeded ? "postgres" : "nobody";

    /// <summary>Makes the account the owner of a file that only its owner can read.</summary>
    public async Task OwnAsync(string file, CancellationToken cancellationToken)
    {
        if (Prefix.Contains(Become, StringComparer.Ordinal))
        {
            await ExternalProgram.RunAsync(["chown", Prefix[1]["--reuid=".Length..], file], cancellationToken);
        }
    }
}
