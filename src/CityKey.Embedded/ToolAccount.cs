namespace CityKey.Embedded;

/// <summary>PostgreSQL refuses to run as root; as root, its tools run under an account that owns nothing
/// else.</summary>
internal sealed record ToolAccount(IReadOnlyList<string> Prefix)
{
    private const string Become = "setpriv";
    private const string NoAccount = "namespace";
    private static readonly string[] Namespace = ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"];

    public static async Task<ToolAccount> ForAsync(StateFolder state, CancellationToken cancellationToken)
    {
        StateFolder.Make(state.Cluster);
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return new ToolAccount([]);
        }

        // Remembered, because an account that appears later (by installing PostgreSQL) would not own the data.
        var name = state.Read("account") ?? await UsualAsync(cancellationToken);
        if (
            !string.Equals(name, NoAccount, StringComparison.Ordinal)
            && await BecomeAsync(name, state, cancellationToken) is { } account
        )
        {
            state.Write("account", name);
            return account;
        }

        if (!(await Tool.RunAsync([.. Namespace, "test", "-w", state.Cluster], cancellationToken)).Succeeded)
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL does not run as root, and no other account can use {state.Path}. Start CityKey as "
                    + "a regular user."
            );
        }

        state.Write("account", NoAccount);
        return new ToolAccount(Namespace);
    }

    private static async Task<ToolAccount?> BecomeAsync(
        string name,
        StateFolder state,
        CancellationToken cancellationToken
    )
    {
        var group = await Tool.RunAsync(["id", "-g", name], cancellationToken);
        if (!group.Succeeded || Tool.Find(Become) is null)
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
        // Asked before anything is handed over: below a home folder the account comes no further than the door.
        if (!(await Tool.RunAsync([.. prefix, "test", "-x", state.Path], cancellationToken)).Succeeded)
        {
            return null;
        }

        var owned = await Tool.RunAsync(["chown", $"{name}:{group.Output.Trim()}", state.Cluster], cancellationToken);
        return owned.Succeeded ? new ToolAccount(prefix) : null;
    }

    private static async Task<string> UsualAsync(CancellationToken cancellationToken) =>
        (await Tool.RunAsync(["id", "-u", "postgres"], cancellationToken)).Succeeded ? "postgres" : "nobody";

    /// <summary>Hands a file to the account, so that it can be read by its owner alone and still by the tool.</summary>
    public async Task OwnAsync(string file, CancellationToken cancellationToken)
    {
        if (Prefix.Contains(Become, StringComparer.Ordinal))
        {
            await Tool.RunAsync(["chown", Prefix[1]["--reuid=".Length..], file], cancellationToken);
        }
    }
}
