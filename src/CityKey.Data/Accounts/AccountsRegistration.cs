using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Data.Accounts;

/// <summary>Registers the services of staff accounts.</summary>
public static class AccountsRegistration
{
    // OWASP's recommendation for PBKDF2 with HMAC-SHA-512.
    private const int HashIterations = 210_000;

    /// <summary>Adds staff accounts, invitations and the second factor. Needs <see cref="CityKeyDb"/> and the
    /// configuration in the container.</summary>
    public static IServiceCollection AddStaffAccounts(this IServiceCollection services)
    {
        services
            .AddIdentityCore<StaffAccount>(o =>
            {
                // The user name is an e-mail address, which may contain nearly every character.
                o.User.AllowedUserNameCharacters = "";
                o.User.RequireUniqueEmail = true;
                o.Password.RequiredLength = PasswordRules.MinLength;
                o.Password.RequireDigit = false;
                o.Password.RequireLowercase = false;
                o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
                // PasswordRules has a stricter rule.
                o.Password.RequiredUniqueChars = 0;
            })
            .AddEntityFrameworkStores<CityKeyDb>()
            .AddPasswordValidator<PasswordRules>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashIterations);
        services.AddScoped<StaffInvitations>();
        services.AddScoped<DemonstrationAccounts>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<StaffSignUp>();
        return services;
    }
}
