using System.ComponentModel;
using System.Diagnostics;

namespace CityKey.Tests.Printing.Cards;

/// <summary>The programs that look at a card as a printer and a telephone would.</summary>
internal static class CardTools
{
    public static async Task<string> ReadCodeAsync(byte[] pdf, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("citykey-card-");
        try
        {
            var page = Path.Combine(folder.FullName, "card");
            await File.WriteAllBytesAsync(page + ".pdf", pdf, cancellationToken);
            await RunAsync(
                "CITYKEY_PDFTOPPM",
                "pdftoppm",
                ["-r", "300", "-png", "-singlefile", page + ".pdf", page],
                cancellationToken
            );
            return await RunAsync("CITYKEY_ZBARIMG", "zbarimg", ["-q", "--raw", page + ".png"], cancellationToken);
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
        CancellationToken cancellationToken
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
            var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
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
