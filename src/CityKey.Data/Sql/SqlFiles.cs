using System.Security.Cryptography;
using System.Text;

namespace CityKey.Data.Sql;

/// <summary>The SQL files of this assembly.</summary>
internal static class SqlFiles
{
    /// <summary>Every function, trigger, policy and grant of the database, each defined once, in the order in which
    /// the files are applied.</summary>
    public static readonly IReadOnlyList<string> Definitions =
    [
        "audit.sql",
        "portal-guard.sql",
        "portal-switch.sql",
        "portal-orders.sql",
        "portal-nodes.sql",
        "intake.sql",
        "conversation.sql",
        "records.sql",
        "row-security.sql",
        DropUndefined,
        "grants.sql",
    ];

    /// <summary>Drops what the transaction has not defined; at its beginning that is everything.</summary>
    public const string DropUndefined = "drop-undefined.sql";

    private static readonly Lazy<string> Hash = new(HashOfDefinitions);

    /// <summary>Names these definitions in <c>platform.migration</c>, as a migration's id names a migration.</summary>
    public static string DefinitionsId => Prefix + Hash.Value;

    /// <summary>What every <see cref="DefinitionsId"/> begins with, and no migration's id does.</summary>
    public const string Prefix = "Sql_";

    /// <summary>The text of one of <see cref="Definitions"/>.</summary>
    public static string Definition(string name) => Read($"{typeof(SqlFiles).Namespace}.{name}");

    /// <exception cref="InvalidOperationException">The assembly has no such resource.</exception>
    public static string Read(string resource)
    {
        using var stream =
            typeof(SqlFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"No SQL file {resource} in this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string HashOfDefinitions()
    {
        var all = Encoding.UTF8.GetBytes(string.Concat(Definitions.Select(Definition)));
        return Convert.ToHexStringLower(SHA256.HashData(all))[..16];
    }
}
