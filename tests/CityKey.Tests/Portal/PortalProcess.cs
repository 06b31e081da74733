using System.Diagnostics;
using System.Text.RegularExpressions;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;

namespace CityKey.Tests.Portal;

/// <summary>The portal as a process of its own, with a folder of its own to write to. In development, because visitors
/// here speak no TLS.</summary>
internal sealed partial class PortalProcess : IDisposable
{
    private readonly Process process;

    private PortalProcess(Process process, string folder, Uri address) =>
        (this.process, Folder, Address) = (process, folder, address);

    public Uri Address { get; }

    /// <summary>Its home, its temporary folder and its working directory.</summary>
    public string Folder { get; }

    public int Id => process.Id;

    public static async Task<PortalProcess> StartAsync(TestDatabase database)
    {
        var folder = Directory.CreateTempSubdirectory("citykey-portal-").FullName;
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "CityKey.Server.dll"),
                "serve",
                "portal",
                "--environment",
                "Development",
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            Environment =
            {
                ["TMPDIR"] = folder,
                ["HOME"] = folder,
                ["CITYKEY_ConnectionStrings__Portal"] = database.ConnectionString("ck_portal"),
                ["CITYKEY_Sealing__Folder"] = PublicHalvesAlone(),
                ["CITYKEY_Urls__Portal"] = "http://127.0.0.1:0",
            },
        };
        var started = Process.Start(start)!;
        try
        {
            return new PortalProcess(started, folder, await AddressOfAsync(started));
        }
        catch
        {
            started.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Ends it as a power cut does: nothing of it runs any more when this returns.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    // The portal starts with nothing but public/: it could not load a private key if it wanted to.
    private static string PublicHalvesAlone()
    {
        var folder = Directory.CreateTempSubdirectory("citykey-public-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "public"));
        foreach (var key in Directory.EnumerateFiles(Path.Combine(TestKeys.Folder, "public")))
        {
            File.Copy(key, Path.Combine(folder, "public", Path.GetFileName(key)));
        }

        return folder;
    }

    private static async Task<Uri> AddressOfAsync(Process portal)
    {
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await portal.StandardOutput.ReadLineAsync(tooLong.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } said)
            {
                return new Uri(said.Groups["address"].Value);
            }
        }

        throw new InvalidOperationException(
            $"The portal did not start: {await portal.StandardError.ReadToEndAsync(tooLong.Token)}"
        );
    }

    [GeneratedRegex("""Now listening on: \W*(?<address>http://[0-9.:]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
