using Microsoft.EntityFrameworkCore.Migrations;

namespace CityKey.Data.Migrations;

internal static class MigrationSql
{
    /// <summary>Runs an SQL file of this folder, so that functions and grants are reviewed as the SQL they are.</summary>
    public static void File(this MigrationBuilder builder, string name)
    {
        var resource = $"{typeof(MigrationSql).Namespace}.Sql.{name}";
        using var stream = typeof(MigrationSql).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"No SQL file {name} in this build.");
        using var reader = new StreamReader(stream);
        builder.Sql(reader.ReadToEnd());
    }
}
