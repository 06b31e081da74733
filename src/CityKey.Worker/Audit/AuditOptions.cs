using CityKey.Data.Audit;
using CityKey.Data.Sealing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CityKey.Worker.Audit;

/// <summary>The settings <c>Audit:…</c>.</summary>
internal sealed record AuditOptions
{
    /// <summary>The private key that signs the heads; below <c>Sealing:Folder</c>.</summary>
    public string KeyFile { get; private init; } = "";

    /// <summary>Where the newest head is appended, outside the database; null for nowhere.</summary>
    public string? CheckpointFile { get; set; }

    /// <summary>The shortest time between two checkpoints, in seconds.</summary>
    public int CheckpointSeconds { get; set; } = 60;

    /// <summary>The custodian's access log; by default the file custodian's, below <c>Sealing:Folder</c>.</summary>
    public string CustodianLog { get; set; } = "";

    /// <summary>The hour (UTC) from which the nightly comparison is due.</summary>
    public int CompareHour { get; set; } = 8;

    public TimeSpan CheckpointInterval => TimeSpan.FromSeconds(CheckpointSeconds);

    /// <summary>Binds the section <c>Audit</c>; paths that are not set lie below the key folder.</summary>
    public static AuditOptions Read(IConfiguration configuration, string keyFolder)
    {
        var options = new AuditOptions
        {
            KeyFile = KeyFolder.AuditKey(keyFolder),
            CustodianLog = Path.Combine(keyFolder, "custodian", FileCustodian.LogName),
        };
        configuration.GetSection("Audit").Bind(options);
        return options;
    }
}

internal static class AuditRegistration
{
    /// <summary>Signs the audit every second and compares the custodian's log with it every night.</summary>
    public static IServiceCollection AddAuditWork(
        this IServiceCollection services,
        IConfiguration configuration,
        string keyFolder
    ) =>
        services
            .AddSingleton(AuditOptions.Read(configuration, keyFolder))
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
