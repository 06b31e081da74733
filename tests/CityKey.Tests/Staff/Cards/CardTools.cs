using System.ComponentModel;
using System.Diagnostics;

namespace CityKey.Tests.Staff.Cards;

/// <summary>The programs that look at a card as a printer and a telephone would.</summary>
internal static class CardTools
{
    public static async Task<string> ReadCodeAsync(byte[] pdf, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("citykey-card-");
        try
        {
            var page = Path.Combine(folder.FullName, "card");
            await File.WriteAllBytesAsync(page + ".pdf", pdf, cancel);
            await RunAsync(
                "CITYKEY_PDFTOPPM",
                "pdftoppm",
                ["-r", "300", "-png", "-singlefile", page + ".pdf", page],
                cancel
            );
            return await RunAsync("CITYKEY_ZBARIMG", "zbarimg", ["-q", "--raw", page + ".png"], cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(
        string variable,
        string name,
        string[] arguments,
        CancellationToken cancel
    )
    {
        var program = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path ? path : name;
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var complaints = process.StandardError.ReadToEndAsync(cancel);
            var output = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            Assert.True(process.ExitCode == 0, $"{name} ended with {process.ExitCode}: {await complaints}");
            return output.Trim();
        }
        catch (Win32Exception)
        {
            Assert.Fail($"{program} is not installed: install it (eng/test does) or name it in {variable}.");
            throw;
        }
    }
}
