using System.Diagnostics;
using UglyToad.PdfPig;

namespace CityKey.Browser.Tests;

/// <summary>Reads a printed card back: its text, and its code as a camera sees it.</summary>
internal static class PrintedCard
{
    public static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join(' ', document.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))));
    }

    /// <summary>The photo on it, as it was put into the page.</summary>
    public static byte[] Photo(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document
            .GetPages()
            .SelectMany(p => p.GetImages())
            .Select(i => i.RawBytes.ToArray())
            .Single(i => i is [0xFF, 0xD8, ..]);
    }

    public static async Task<string> CodeAsync(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("citykey-card-");
        try
        {
            var file = Path.Combine(folder.FullName, "card.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            await RunAsync(
                "CITYKEY_PDFTOPPM",
                "pdftoppm",
                "-r",
                "300",
                "-png",
                "-singlefile",
                file,
                Path.Combine(folder.FullName, "card")
            );
            return (
                await RunAsync("CITYKEY_ZBARIMG", "zbarimg", "--raw", "-q", Path.Combine(folder.FullName, "card.png"))
            ).Trim();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string variable, string usual, params string[] arguments)
    {
        var program = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } chosen ? chosen : usual;
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
