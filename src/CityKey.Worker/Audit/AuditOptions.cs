using CityKey.Data.Audit;
using CityKey.Data.Sealing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CityKey.Worker.Audit;

/// <summary>Where the worker finds what the audit needs: its signing key, the outside, and the custodian's
/// log.</summary>
internal sealed record AuditOptions(
    string KeyFile,
    string? CheckpointFile,
    TimeSpan CheckpointEvery,
    string CustodianLog,
    int CompareHour
)
{
    /// <summary>Reads <c>Sealing:Folder</c>, <c>Audit:CheckpointFile</c>, <c>Audit:CheckpointSeconds</c> (60),
    /// <c>Audit:CustodianLog</c> and <c>Audit:CompareHour</c> (8, UTC).</summary>
    public static AuditOptions Read(IConfiguration configuration, string folder) =>
        new(
            KeyFolder.AuditKey(folder),
            configuration["Audit:CheckpointFile"],
            TimeSpan.FromSeconds(configuration.GetValue("Audit:CheckpointSeconds", 60)),
            configuration["Audit:CustodianLog"] ?? Path.Combine(folder, "custodian", FileCustodian.LogName),
            configuration.GetValue("Audit:CompareHour", 8)
        );
}

internal static class AuditRegistration
{
    /// <summary>Seals the audit each second and holds the custodian's log against it each night.</summary>
    public static IServiceCollection AddAuditWork(
        this IServiceCollection services,
        IConfiguration configuration,
        string folder
    ) =>
        services
            .AddSingleton(AuditOptions.Read(configuration, folder))
            .AddSingleton(s => new CustodianComparison(
                s.GetRequiredService<NpgsqlDataSource>(),
                s.GetRequiredService<AuditOptions>().CustodianLog,
                s.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(s => new NightlyComparison(
                s.GetRequiredService<NpgsqlDataSource>(),
                s.GetRequiredService<CustodianComparison>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<AuditOptions>().CompareHour
            ))
            .AddHostedService<AuditSigningService>()
            .AddHostedService<CustodianComparisonService>();
}
