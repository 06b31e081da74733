using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CityKey.Data.Migrations;

/// <summary>For <c>dotnet ef migrations add</c>, which needs a model and no database.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<CityKeyDb>
{
    public CityKeyDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<CityKeyDb>().UseRecords("Host=none").Options);
}
