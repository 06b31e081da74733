using CityKey.Data.Audit;
using CityKey.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CityKey.Data.Accounts;

/// <summary>Accounts to try the staff site with. Their password is public, so they work only in
/// development.</summary>
public sealed class DemonstrationAccounts(
    CityKeyDb db,
    UserManager<StaffAccount> accounts,
    IConfiguration configuration,
    TimeProvider time
)
{
    public const string Password = "demo demo demo demo";

    // All share one hash: eight hashes took most of a second at each start.
    private static string? sharedHash;

    /// <summary>E-mail address and role of each, in the order of the list on the sign-in page.</summary>
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

    /// <summary>Creates the accounts that do not exist yet.</summary>
    /// <exception cref="InvalidOperationException">The environment is production, or Identity refuses an
    /// account.</exception>
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
                await CreateAsync(email, role);
            }
        }
    }

    /// <summary>Whether the database has demonstration accounts. It works before the first migration, too.</summary>
    /// <param name="source">Connects as the staff site's role.</param>
    public static async Task<bool> ExistAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var table = source.CreateCommand("SELECT to_regclass('accounts.staff_account') IS NOT NULL");
        if (!(bool)(await table.ExecuteScalarAsync(cancellationToken))!)
        {
            return false;
        }

        await using var accountsExist = source.CreateCommand(
            "SELECT EXISTS (SELECT FROM accounts.staff_account WHERE demonstration)"
        );
        return (bool)(await accountsExist.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task CreateAsync(string email, StaffRole role)
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
        account.PasswordHash = sharedHash ??= accounts.PasswordHasher.HashPassword(account, Password);
        db.Add(AuditEntry.For("staff.demonstration", Actor.CommandLine, account.Id, time, ("role", role.ToString())));
        var result = await accounts.CreateAsync(account);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(
                $"A demonstration account was refused: {string.Join(' ', result.Errors.Select(e => e.Code))}."
            );
        }
    }
}
