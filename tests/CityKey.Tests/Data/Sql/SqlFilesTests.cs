using CityKey.Data.Sql;

namespace CityKey.Tests.Data.Sql;

/// <summary>The SQL files as text.</summary>
public sealed class SqlFilesTests
{
    private static readonly string Folder = Repository.PathTo("src", "CityKey.Data", "Sql");

    [Fact]
    public void No_function_and_no_trigger_is_defined_twice()
    {
        var names = SqlSource.Functions.Select(f => f.Name).Concat(SqlSource.Triggers).ToList();

        Assert.NotEmpty(SqlSource.Triggers);
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    [Fact]
    public void Every_file_is_applied_except_the_one_that_an_administrator_runs()
    {
        var files = Directory.GetFiles(Folder, "*.sql").Select(Path.GetFileName).Except(["roles.sql"]);

        Assert.Equal(files.Order(StringComparer.Ordinal), SqlFiles.Definitions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_line_of_sql_is_longer_than_120_characters()
    {
        var files = Repository.Files("src", "*.sql").Concat(Repository.Files("docs", "*.sql"));

        Assert.Empty(
            from file in files
            from line in File.ReadLines(file).Index()
            where line.Item.Length > 120
            select $"{Path.GetFileName(file)}:{line.Index + 1}"
        );
    }

    [Fact]
    public void The_guard_of_the_portal_can_be_read_on_200_lines() =>
        Assert.InRange(File.ReadLines(Path.Combine(Folder, "portal-guard.sql")).Count(), 1, 200);
}
