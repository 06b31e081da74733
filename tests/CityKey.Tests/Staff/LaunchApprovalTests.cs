using System.Diagnostics;
using System.Net;
using CityKey.Data.Accounts;
using CityKey.Testing.Databases;

namespace CityKey.Tests.Staff;

/// <summary>Launch approval on the page and on the command line. Chicago's profile is not confirmed.</summary>
public sealed class LaunchApprovalTests
{
    [Fact]
    public async Task In_development_it_opens_and_the_page_says_that_it_is_a_demonstration()
    {
        await using var site = await StaffSite.StartAsync();
        using var administrator = await site.SignedInAsync("admin@citykey.example");

        var page = await administrator.GetAsync("/portal");

        Assert.Contains("Not confirmed: demonstration only", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await administrator.SendToAsync(
                    page,
                    "/portal/open",
                    "epoch",
                    ("password", DemonstrationAccounts.Password)
                )
            ).Status
        );
        Assert.Equal(
            "open",
            await site.Database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()")
        );
    }

    [Theory]
    [InlineData("Production", 1, "paused")]
    [InlineData("Development", 0, "open")]
    public async Task The_command_line_refuses_in_production_and_names_what_is_missing(
        string environment,
        int exit,
        string mode
    )
    {
        await using var database = await TestDatabase.CreateAsync();
        var (code, errors) = await RunAsync(database, environment, "open");

        Assert.Equal(exit, code);
        Assert.Equal(mode, await database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()"));
        Assert.Equal(
            exit == 1,
            errors.Contains("Are drafts that were never submitted records?", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("nonew", 1)]
    [InlineData("dark", 0)]
    public async Task What_lets_drafts_in_again_is_opening_also_where_the_verb_is_close(string mode, int exit)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (code, _) = await RunAsync(database, "Production", "close", "--mode", mode, "--until", "2127-01-01T00:00Z");
        Assert.Equal(exit, code);
    }

    private static async Task<(int Code, string Errors)> RunAsync(
        TestDatabase database,
        string environment,
        params string[] verb
    )
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "CityKey.Server.dll"), "portal", .. verb, "--reason", "test"]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["CITYKEY_ConnectionStrings__Staff"] = database.ConnectionString("ck_staff"),
                ["CITYKEY_ENVIRONMENT"] = environment,
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }
}
