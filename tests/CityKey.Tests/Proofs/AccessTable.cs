namespace CityKey.Tests.Proofs;

/// <summary>The checked-in table of who may go where: <c>endpoints.txt</c> beside this file.</summary>
internal sealed class AccessTable
{
    private readonly Dictionary<string, string[]> policies = new(StringComparer.Ordinal);

    public AccessTable()
    {
        foreach (
            var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Proofs", "endpoints.txt"))
                .Where(l => l.Length > 0 && !l.StartsWith('#'))
        )
        {
            if (line.Split(" = ") is [var policy, var roles])
            {
                policies.Add(policy, roles.Split(' '));
            }
            else
            {
                var end = line.LastIndexOf(' ');
                Policies.Add(line[..end], line[(end + 1)..]);
            }
        }
    }

    /// <summary>The policy of each way in.</summary>
    public Dictionary<string, string> Policies { get; } = new(StringComparer.Ordinal);

    public bool LetsIn(string way, string role) =>
        policies[Policies[way]] is ["everybody"] || policies[Policies[way]].Contains(role, StringComparer.Ordinal);
}
