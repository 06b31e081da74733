using CityKey.Data.Sql;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CityKey.Data.Migrations;

internal static class MigrationSql
{
    /// <summary>Runs an SQL file of this folder, for tables and constraints that EF Core cannot describe.</summary>
    public static void File(this MigrationBuilder builder, string name) =>
        builder.Sql(SqlFiles.Read($"{typeof(MigrationSql).Namespace}.{name}"));
}
