namespace CityKey.Portal.Applications;

public static class ApplicationsRegistration
{
    /// <summary>Registers what residents do with their own application. Needs <see cref="Data.Sealing.CityKeys"/> and
    /// the city's profile in the container.</summary>
    public static IServiceCollection AddResidentApplications(this IServiceCollection services) =>
        services.AddScoped<ResidentApplications>().AddScoped<ResidentConversation>().AddScoped<DraftDeletion>();
}
