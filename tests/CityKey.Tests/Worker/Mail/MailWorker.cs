using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using CityKey.Worker;
using CityKey.Worker.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Worker.Mail;

/// <summary>A worker whose rounds a test calls, with a clock that the test moves.</summary>
internal sealed class MailWorker : IAsyncDisposable
{
    private readonly IHost host;

    public MailWorker(
        TestDatabase database,
        FakeTimeProvider time,
        int port,
        params (string Key, string Value)[] settings
    )
    {
        host = WorkerHost.Build(
            [],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["ConnectionStrings:Worker"] = database.ConnectionString("ck_worker"),
                        ["Sealing:Folder"] = TestKeys.Folder,
                        ["Mail:Host"] = "127.0.0.1",
                        ["Mail:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        ["Mail:Security"] = "None",
                        ["Mail:From"] = "cityid@city.example",
                        ["Mail:DiscreetFrom"] = "no-reply@city.example",
                        ["Mail:Portal"] = "https://apply.city.example",
                        ["Mail:PerMinute"] = "600",
                    }
                );
                builder.Configuration.AddInMemoryCollection(
                    settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))
                );
                builder.Services.AddSingleton<TimeProvider>(time);
            }
        );
    }

    /// <summary>One round, as the worker does each second.</summary>
    public async Task RoundAsync()
    {
        while (await OnceAsync() > 0) { }
    }

    public async Task<int> OnceAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailJob>().DoDueAsync(CancellationToken.None);
    }

    public async Task WithAsync<T>(Func<T, IServiceProvider, Task> act)
        where T : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<T>(), scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => ((IAsyncDisposable)host).DisposeAsync();
}
