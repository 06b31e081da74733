using CityKey.Data;
using CityKey.Data.Counter;
using CityKey.Data.Outbox;
using CityKey.Data.Sealing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Events;

namespace CityKey.Staff.Work;

/// <summary>The worker: staff's side of the wall, without a web site.</summary>
public static class WorkerHost
{
    /// <summary>Builds the worker. Reads <c>ConnectionStrings:Worker</c> and <c>Sealing:Folder</c>.</summary>
    /// <exception cref="InvalidOperationException">One of them is missing.</exception>
    public static IHost Build(string[] args, Action<HostApplicationBuilder>? configure = null)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Configuration.AddEnvironmentVariables("CITYKEY_").AddCommandLine(args);
        configure?.Invoke(builder);
        builder.Services.AddSerilog(log => log.MinimumLevel.Override("Microsoft", LogEventLevel.Warning).WriteTo.Console(new Serilog.Formatting.Compact.CompactJsonFormatter()));
        var connection = builder.Configuration.GetConnectionString("Worker") ?? throw new InvalidOperationException("ConnectionStrings:Worker is not set.");
        var folder = builder.Configuration["Sealing:Folder"] ?? throw new InvalidOperationException("Sealing:Folder is not set.");
        builder.Services.AddRecords(connection);
        builder.Services.AddSingleton(_ => PrivateBox.Load(Path.Combine(folder, "worker", "match.key.pem")));
        builder.Services.AddScoped(s => new MatchDigests(
            s.GetRequiredService<CityKeyDb>(), s.GetRequiredService<PrivateBox>(), File.ReadAllBytes(Path.Combine(folder, "worker", "digest.key")), s.GetRequiredService<TimeProvider>()));
        builder.Services.AddScoped(s => new CounterDigests(
            s.GetRequiredService<CityKeyDb>(), s.GetRequiredService<PrivateBox>(), File.ReadAllBytes(Path.Combine(folder, "worker", "digest.key")), s.GetRequiredService<TimeProvider>()));
        builder.Services.AddScoped<VisitSweep>();
        builder.Services.AddHostedService<OutboxWork>();
        builder.Services.AddHostedService<CounterWork>();
        return builder.Build();
    }
}
