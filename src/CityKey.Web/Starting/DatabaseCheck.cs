using CityKey.Data;
using CityKey.Data.Accounts;
using Npgsql;

namespace CityKey.Web.Starting;

/// <summary>What only the database can say: who signs in, with which powers, to which schema, and who else
/// could.</summary>
internal sealed class DatabaseCheck : IStartCheck
{
    public async Task<IReadOnlyList<StartProblem>> FindAsync(StartingRole starting, CancellationToken cancellationToken)
    {
        if (starting.Development || starting.Connection is not { Length: > 0 } connection)
        {
            return [];
        }

        try
        {
            await using var source = NpgsqlDataSource.Create(connection);
            return
            [
                .. await RoleAsync(starting, source, cancellationToken),
                .. await SchemaAsync(source, cancellationToken),
                .. await AccountsAsync(starting, source, cancellationToken),
            ];
        }
        catch (PostgresException refused)
        {
            return
            [
                new StartProblem(
                    starting.ConnectionName,
                    $"the database refused the check (SQLSTATE {refused.SqlState})."
                ),
            ];
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or TimeoutException or ArgumentException)
        {
            return
            [
                new StartProblem(
                    starting.ConnectionName,
                    $"the database cannot be reached ({unreachable.GetType().Name}), so it cannot be checked. "
                        + "Check the connection and start again."
                ),
            ];
        }
    }

    private static async Task<IEnumerable<StartProblem>> RoleAsync(
        StartingRole starting,
        NpgsqlDataSource source,
        CancellationToken cancellationToken
    )
    {
        await using var ask = source.CreateCommand(
            """
            SELECT current_user::text, rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls,
                ARRAY(SELECT r.rolname::text FROM pg_roles r WHERE r.rolname <> current_user AND pg_has_role(current_user, r.oid, 'member'))
            FROM pg_roles WHERE rolname = current_user
            """
        );
        await using var row = await ask.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var (name, powers, member) = (row.GetString(0), row.GetBoolean(1), row.GetFieldValue<string[]>(2));
        var found = new List<StartProblem>();
        if (name != starting.DatabaseRole)
        {
            found.Add(
                new StartProblem(
                    starting.ConnectionName,
                    $"the connection signs in as {name}. This role must sign in as {starting.DatabaseRole}."
                )
            );
        }

        if (powers || member.Length > 0)
        {
            found.Add(
                new StartProblem(
                    starting.ConnectionName,
                    $"{name} has more rights than it needs (SUPERUSER, CREATEROLE, CREATEDB, REPLICATION, "
                        + "BYPASSRLS, or membership in another role): run roles.sql and revoke memberships."
                )
            );
        }

        return found;
    }

    private static async Task<IEnumerable<StartProblem>> SchemaAsync(
        NpgsqlDataSource source,
        CancellationToken cancellationToken
    ) =>
        await Migrator.AnswersAsync(source, cancellationToken)
            ? []
            :
            [
                new StartProblem(
                    "database",
                    "it does not have the schema of this version, or it does not accept writes: run citykey "
                        + "migrate against the primary server."
                ),
            ];

    private static async Task<IEnumerable<StartProblem>> AccountsAsync(
        StartingRole starting,
        NpgsqlDataSource source,
        CancellationToken cancellationToken
    ) =>
        starting.Role == StartingRole.Staff && await DemonstrationAccounts.AreInAsync(source, cancellationToken)
            ?
            [
                new StartProblem(
                    "database",
                    "it contains demonstration accounts, and their password is public: use a database without "
                        + "demonstration data."
                ),
            ]
            : [];
}
