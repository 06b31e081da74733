using CityKey.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CityKey.Data.Accounts;

/// <summary>People to try the staff site as. Their password is public, so they work in development alone.</summary>
public sealed class DemonstrationAccounts(
    CityKeyDb db,
    UserManager<StaffAccount> accounts,
    IConfiguration configuration,
    TimeProvider time
)
{
    public const string Password = "demo demo demo demo";

    // One for all: the password is one, and public, and eight hashes took most of a second of each start.
    private static string? hash;

    /// <summary>Address and role of each, in the order in which the sign-in page lists them.</summary>
    public static IReadOnlyList<(string Email, StaffRole Role)> All { get; } =
    [
        ("clerk@citykey.example", StaffRole.Clerk),
        ("clerk2@citykey.example", StaffRole.Clerk),
        ("supervisor@citykey.example", StaffRole.Supervisor),
        ("admin@citykey.example", StaffRole.Administrator),
        ("admin2@citykey.example", StaffRole.Administrator),
        ("records@citykey.example", StaffRole.Records),
        ("counsel@citykey.example", StaffRole.Counsel),
        ("auditor@citykey.example", StaffRole.Auditor),
    ];

    /// <summary>Makes those that are not there yet.</summary>
    /// <exception cref="InvalidOperationException">This is production, or the rules refuse an account.</exception>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var environment =
            configuration[HostDefaults.EnvironmentKey]
            ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        if (string.Equals(environment, Environments.Production, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                "Demonstration accounts have a public password, so they are refused in production."
            );
        }

        foreach (var (email, role) in All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await accounts.FindByEmailAsync(email) is null)
            {
                await MakeAsync(email, role);
            }
        }
    }

    /// <summary>True when a database holds any; asked as the staff site's role, before anything starts on it.</summary>
    public static async Task<bool> AreInAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var there = source.CreateCommand("SELECT to_regclass('accounts.staff_account') IS NOT NULL");
        if (!(bool)(await there.ExecuteScalarAsync(cancellationToken))!)
        {
            return false;
        }

        await using var ask = source.CreateCommand(
            "SELECT EXISTS (SELECT FROM accounts.staff_account WHERE demonstration)"
        );
        return (bool)(await ask.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task MakeAsync(string email, StaffRole role)
    {
        var account = new StaffAccount
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            Roles = [role.ToString()],
            Demonstration = true,
        };
        account.PasswordHash = hash ??= accounts.PasswordHasher.HashPassword(account, Password);
        db.Add(
            AccountEntries.Of("staff.demonstration", Actor.CommandLine, account.Id, time, ("role", role.ToString()))
        );
        var made = await accounts.CreateAsync(account);
        if (!made.Succeeded)
        {
            throw new InvalidOperationException(
                $"A demonstration account was refused: {string.Join(' ', made.Errors.Select(e => e.Code))}."
            );
        }
    }
}
