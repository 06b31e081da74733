using CityKey.Data;
using CityKey.Embedded;
using Npgsql;

namespace CityKey.Testing.Databases;

/// <summary>The migrated database that each test's own is copied from; made once per build of CityKey.Data.</summary>
internal static class TestTemplate
{
    private const string Prefix = "template_";

    public static async Task<string> PrepareAsync(EmbeddedPostgres postgres)
    {
        var name = Prefix + typeof(Migrator).Assembly.ManifestModule.ModuleVersionId.ToString("N");
        await using var superuser = NpgsqlDataSource.Create(
            postgres.ConnectionString(EmbeddedPostgres.Superuser, "postgres")
        );
        if (await ExistsAsync(superuser, name))
        {
            return name;
        }

        // Migrated under another name and renamed when done: a run that is stopped half-way leaves no half template.
        const string making = "making_template";
        await DropAllAsync(postgres, Prefix);
        await postgres.DropDatabaseAsync(making);
        await postgres.CreateDatabaseAsync(making);
        await Migrator.MigrateAsync(
            postgres.ConnectionString("ck_owner", making) + ";Pooling=false",
            CancellationToken.None
        );
        await using var rename = superuser.CreateCommand($"ALTER DATABASE {making} RENAME TO {name}");
        await rename.ExecuteNonQueryAsync();
        return name;
    }

    public static async Task DropAllAsync(EmbeddedPostgres postgres, string prefix)
    {
        await using var superuser = NpgsqlDataSource.Create(
            postgres.ConnectionString(EmbeddedPostgres.Superuser, "postgres")
        );
        await using var find = superuser.CreateCommand(
            "SELECT datname FROM pg_database WHERE starts_with(datname, $1)"
        );
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = prefix });
        await using var names = await find.ExecuteReaderAsync();
        while (await names.ReadAsync())
        {
            await postgres.DropDatabaseAsync(names.GetString(0));
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlDataSource superuser, string name)
    {
        await using var find = superuser.CreateCommand("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return (bool)(await find.ExecuteScalarAsync())!;
    }
}
