using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Data.Accounts;

public static class AccountsRegistration
{
    // OWASP's figure for PBKDF2 with HMAC-SHA-512.
    private const int HashRounds = 210_000;

    /// <summary>Staff accounts, their invitations and their second factor; needs <see cref="CityKeyDb"/> and the
    /// configuration in the container.</summary>
    public static IServiceCollection AddStaffAccounts(this IServiceCollection services)
    {
        services
            .AddIdentityCore<StaffAccount>(o =>
            {
                // A person signs in with an e-mail address, and those may hold nearly every character.
                o.User.AllowedUserNameCharacters = "";
                o.User.RequireUniqueEmail = true;
                o.Password.RequiredLength = PasswordRules.Least;
                o.Password.RequireDigit = false;
                o.Password.RequireLowercase = false;
                o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
                // Our own rule asks for more, and has words for it.
                o.Password.RequiredUniqueChars = 0;
            })
            .AddEntityFrameworkStores<CityKeyDb>()
            .AddPasswordValidator<PasswordRules>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashRounds);
        services.AddScoped<StaffInvitations>();
        services.AddScoped<DemonstrationAccounts>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<StaffSignUp>();
        return services;
    }
}
