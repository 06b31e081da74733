using System.Globalization;
using System.Reflection;
using CityKey.Portal;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace CityKey.Benchmarks.Running;

/// <summary>What runs in a <see cref="Site"/>: the portal, or one of the limits that it is measured against.</summary>
internal static class SiteProcess
{
    public const string Verb = "site";
    public const string Portal = "portal";
    public const string Plaintext = "plaintext";
    public const string Pictures = "pictures";

    public static async Task RunAsync(string kind)
    {
        await using var site = kind switch
        {
            Portal => PortalWithForm(),
            Pictures => Limits.PictureDiscard.Build(),
            _ => Limits.Plaintext.Build(),
        };
        await site.StartAsync();
        await Console.Error.WriteLineAsync($"listening {site.Urls.Single()}");
        while (await Console.In.ReadLineAsync() is not null)
        {
            await Console.Error.WriteLineAsync(
                $"allocated {GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture)}"
            );
        }

        await site.StopAsync();
    }

    // The portal as it is built for production, and one page more: a form of thirteen fields, which no page of ours
    // has.
    private static WebApplication PortalWithForm()
    {
        var added = new PartsAdded();
        var site = PortalHost.Build(
            [],
            builder => builder.Services.AddSingleton<IActionDescriptorChangeProvider>(added)
        );
        var parts = site.Services.GetRequiredService<ApplicationPartManager>();
        var own = Assembly.GetExecutingAssembly();
        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(own).GetApplicationParts(own))
        {
            parts.ApplicationParts.Add(part);
        }

        added.Tell();
        return site;
    }

    // The portal names its own parts and has found its pages by now: it has to look again.
    private sealed class PartsAdded : IActionDescriptorChangeProvider, IDisposable
    {
        private readonly CancellationTokenSource first = new();

        public IChangeToken GetChangeToken() =>
            first.IsCancellationRequested ? NullChangeToken.Singleton : new CancellationChangeToken(first.Token);

        public void Tell() => first.Cancel();

        public void Dispose() => first.Dispose();
    }
}
