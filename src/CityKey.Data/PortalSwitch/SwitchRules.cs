using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>What a city has set of who may turn the switch. Set where the site is installed, not on a page: nobody
/// lifts a second person's word alone.</summary>
/// <param name="SecondToOpen">Opening needs another administrator's word.</param>
/// <param name="SupervisorsClose">Supervisors may close, but not open.</param>
public sealed record SwitchRules(bool SecondToOpen, bool SupervisorsClose)
{
    /// <summary>Reads <c>Portal:SecondToOpen</c> and <c>Portal:SupervisorsClose</c>; both are off unless they are
    /// set.</summary>
    public static SwitchRules Read(IConfiguration configuration) =>
        new(
            configuration.GetValue("Portal:SecondToOpen", false),
            configuration.GetValue("Portal:SupervisorsClose", false)
        );

    /// <summary>Whether opening needs a second administrator, as the staff site said at its last start.</summary>
    public static async Task<bool> AsksASecondAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var ask = source.CreateCommand("SELECT second_to_open FROM platform.portal_rule");
        return await ask.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Writes into the audit that these are in force, where others were before.</summary>
    /// <returns>True where they are new.</returns>
    public async Task<bool> NoteAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var seen = source.CreateCommand("SELECT platform.portal_rule_seen($1, $2, $3)");
        seen.Parameters.AddRange(
            new NpgsqlParameter[]
            {
                new() { Value = Guid.CreateVersion7() },
                new() { Value = SecondToOpen },
                new() { Value = SupervisorsClose },
            }
        );
        return (bool)(await seen.ExecuteScalarAsync(cancellationToken))!;
    }
}
