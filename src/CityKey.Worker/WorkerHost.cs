using CityKey.Data;
using CityKey.Data.Cities;
using CityKey.Data.Counter;
using CityKey.Data.Logging;
using CityKey.Data.Outbox;
using CityKey.Data.Records;
using CityKey.Data.Sealing;
using CityKey.Data.Settings;
using CityKey.Domain.Places;
using CityKey.Worker.Audit;
using CityKey.Worker.Deadlines;
using CityKey.Worker.Mail;
using CityKey.Worker.Outbox;
using CityKey.Worker.PortalSwitch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CityKey.Worker;

/// <summary>The worker: a process without a web site that sends mail, enforces deadlines and signs the audit.</summary>
public static class WorkerHost
{
    /// <summary>Builds the worker. Reads <c>ConnectionStrings:Worker</c>, <c>Sealing:Folder</c>, <c>City:Profile</c>
    /// and <c>Mail:*</c>.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or unsafe.</exception>
    public static IHost Build(string[] args, Action<HostApplicationBuilder>? configure = null)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Configuration.AddCityKeySettings().AddCommandLine(args);
        configure?.Invoke(builder);
        SiteLog.Configure(builder.Services, "worker");
        var connection =
            builder.Configuration.GetConnectionString("Worker")
            ?? throw new InvalidOperationException("ConnectionStrings:Worker is not set.");
        var folder = KeyFolder.Configured(builder.Configuration);
        var workerKeys = Path.Combine(folder, "worker");
        var city = CityProfileFile.Read(builder.Configuration);
        builder.Services.AddRecords(connection);
        builder.Services.AddSingleton(city);
        AddMatching(builder.Services, workerKeys);
        AddMail(
            builder.Services,
            workerKeys,
            MailOptions.Read(builder.Configuration, city, builder.Environment.IsDevelopment())
        );
        builder.Services.AddAuditWork(builder.Configuration, folder);
        AddCounter(builder.Services, workerKeys);
        builder.Services.AddSwitchControl().AddScoped<DueSwitchChanges>().AddScoped<CertificateIssuer>();
        builder.Services.AddHostedService<SwitchService>();
        builder.Services.AddDeadlines();
        builder.Services.AddHostedService<DeadlineService>();
        return builder.Build();
    }

    private static void AddMatching(IServiceCollection services, string keys)
    {
        services.AddKeyedSingleton(SealedBox.Match, (_, _) => SealedBoxKey.Load(Path.Combine(keys, "match.key.pem")));
        services.AddScoped(s => new MatchDigests(
            s.GetRequiredService<CityKeyDb>(),
            s.GetRequiredKeyedService<SealedBoxKey>(SealedBox.Match),
            File.ReadAllBytes(Path.Combine(keys, "digest.key")),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddScoped<MatchJob>().AddHostedService<OutboxService<MatchJob>>();
    }

    private static void AddCounter(IServiceCollection services, string keys)
    {
        services.AddScoped(s => new CounterDigests(
            s.GetRequiredService<CityKeyDb>(),
            s.GetRequiredKeyedService<SealedBoxKey>(SealedBox.Match),
            File.ReadAllBytes(Path.Combine(keys, "digest.key")),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddScoped<VisitSweep>();
        services.AddHostedService<VisitSweepService>();
    }

    private static void AddMail(IServiceCollection services, string keys, MailOptions options)
    {
        services.AddKeyedSingleton(SealedBox.Mail, (_, _) => SealedBoxKey.Load(Path.Combine(keys, "mail.key.pem")));
        services.AddScoped(s => new SealedMailAddresses(
            s.GetRequiredService<CityKeyDb>(),
            s.GetRequiredKeyedService<SealedBoxKey>(SealedBox.Mail)
        ));
        services.AddScoped<MailOutbox>();
        services.AddSingleton(s => new MailComposer(s.GetRequiredService<CityProfile>(), options));
        services.AddSingleton<IMailTransport>(_ =>
            options.Host is null
                ? new DemonstrationMailbox(new DemonstrationMailFolder(options.DemonstrationFolder))
                : new SmtpTransport(options)
        );
        services.AddSingleton(s => new MailRateLimit(options.PerMinute, s.GetRequiredService<TimeProvider>()));
        services.AddScoped<MailJob>().AddHostedService<OutboxService<MailJob>>();
    }
}
