using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>A city's settings of who may change the switch. They are set in the configuration and not on a page, so
/// that one administrator alone cannot remove the need for a second one.</summary>
/// <param name="SecondToOpen">Whether opening the portal needs the approval of a second administrator.</param>
/// <param name="SupervisorsClose">Whether supervisors may close the portal. They may never open it.</param>
public sealed record SwitchRules(bool SecondToOpen, bool SupervisorsClose)
{
    /// <summary>Reads <c>Portal:SecondToOpen</c> and <c>Portal:SupervisorsClose</c>; both are false by
    /// default.</summary>
    /// <exception cref="InvalidOperationException">A setting is neither true nor false.</exception>
    public static SwitchRules Read(IConfiguration configuration) =>
        new(
            configuration.GetValue("Portal:SecondToOpen", false),
            configuration.GetValue("Portal:SupervisorsClose", false)
        );

    /// <summary>Whether opening needs a second administrator, as the staff site recorded at its last start. The command
    /// line reads it here, because it does not have the staff site's configuration.</summary>
    public static async Task<bool> AsksASecondAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var query = source.CreateCommand("SELECT second_to_open FROM platform.portal_rule");
        return await query.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Stores these settings, and writes an audit entry where they differ from the stored ones.</summary>
    /// <returns>True where they differed.</returns>
    public async Task<bool> RecordAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var record = source.CreateCommand("SELECT platform.portal_rule_seen($1, $2, $3)");
        record.Parameters.AddRange(
            new NpgsqlParameter[]
            {
                new() { Value = Guid.CreateVersion7() },
                new() { Value = SecondToOpen },
                new() { Value = SupervisorsClose },
            }
        );
        return (bool)(await record.ExecuteScalarAsync(cancellationToken))!;
    }
}
