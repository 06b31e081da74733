using CityKey.Data;
using CityKey.Data.Accounts;

namespace CityKey.Server.Commands;

/// <summary>The services of verbs about staff, without the staff site.</summary>
internal static class StaffServices
{
    public static ServiceProvider Build() => Build(VerbConfiguration.Connection("Staff"));

    public static ServiceProvider Build(string connection) =>
        new ServiceCollection()
            .AddSingleton(VerbConfiguration.Read())
            .AddLogging()
            .AddRecords(connection)
            .AddSwitchControl()
            .AddStaffAccounts()
            .BuildServiceProvider();
}
