using System.Data.Common;
using CityKey.Data.Audit;
using CityKey.Data.Outbox;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Data.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace CityKey.Data;

public static class RecordsRegistration
{
    // All that the portal asks while somebody applies, and room for as much again.
    private const int Prepared = 60;
    private const string Requests = nameof(Requests);

    private static readonly Lazy<IModel> Model = new(BuildModel);

    /// <summary>Everything that reads and writes records, under the database role that the connection string
    /// names.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        // Connections apart from the switch's: a crowd of requests must not keep a close, or a look at the state,
        // waiting for one.
        services.AddKeyedSingleton(Requests, (_, _) => NpgsqlDataSource.Create(connectionString));
        // One model for all sites of a process: building it takes longer than anything else at a start.
        services.AddDbContextPool<CityKeyDb>(
            (s, o) =>
                o.UseNpgsql(s.GetRequiredKeyedService<NpgsqlDataSource>(Requests), Historied)
                    .UseRecords()
                    .UseModel(Model.Value)
                    // The framework keeps these options for as long as the process lives, and with them a whole site
                    // that was stopped.
                    .UseApplicationServiceProvider(null)
                    .UseLoggerFactory(s.GetService<ILoggerFactory>())
        );
        services.AddScoped<UploadStore>();
        services.AddScoped<SwitchChangeHistory>();
        services.AddScoped<DeletionCheck>();
        services.AddSingleton<PortalStateReader>();
        services.AddSingleton<PortalStateCache>();
        services.AddHostedService(s => s.GetRequiredService<PortalStateCache>());
        return services;
    }

    /// <summary>The switch's handle, for the staff site, the worker and the command line.</summary>
    public static IServiceCollection AddSwitchControl(this IServiceCollection services) =>
        services
            .AddScoped<SwitchControl>()
            .AddScoped<SwitchOrders>()
            .AddScoped<PortalNodes>()
            .AddScoped<SwitchImpact>()
            .AddScoped<MailCounts>();

    /// <summary>Lets administrators see this node of the portal.</summary>
    /// <param name="name">Null for the machine's own name.</param>
    public static IServiceCollection AddNodeHeartbeat(this IServiceCollection services, string? name) =>
        services
            .AddSingleton<ActiveUploads>()
            .AddHostedService(s => new NodeHeartbeat(
                name ?? Environment.MachineName,
                s.GetRequiredService<PortalStateCache>(),
                s.GetRequiredService<ActiveUploads>(),
                s.GetRequiredService<NpgsqlDataSource>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<NodeHeartbeat>>()
            ));

    /// <summary>What is asked again and again is parsed and planned once for each connection, unless the connection
    /// string says otherwise, as it must behind a pooler.</summary>
    public static string WithPreparing(string connectionString)
    {
        var written = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return written.ContainsKey("Max Auto Prepare") || written.ContainsKey("MaxAutoPrepare")
            ? connectionString
            : $"{connectionString};Max Auto Prepare={Prepared}";
    }

    internal static DbContextOptionsBuilder UseRecords(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, Historied).UseRecords();

    internal static DbContextOptionsBuilder<T> UseRecords<T>(
        this DbContextOptionsBuilder<T> options,
        string connectionString
    )
        where T : DbContext
    {
        UseRecords((DbContextOptionsBuilder)options, connectionString);
        return options;
    }

    private static DbContextOptionsBuilder UseRecords(this DbContextOptionsBuilder options) =>
        options.UseSnakeCaseNamingConvention().AddInterceptors(new DomainEventsInterceptor());

    private static void Historied(NpgsqlDbContextOptionsBuilder npgsql) =>
        npgsql.MigrationsHistoryTable("migration", "platform");

    private static IModel BuildModel()
    {
        using var db = new CityKeyDb(new DbContextOptionsBuilder<CityKeyDb>().UseRecords("Host=none").Options);
        return db.Model;
    }
}
