using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CityKey.Browser.Tests;

/// <summary>Looks at pages as they are reached: the rules of WCAG 2.2 AA, the width of the screen, and requests to
/// anybody else.</summary>
internal sealed class PageWatch
{
    private const string Rules = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

    // Run as one script: these pages have no frames of others, so axe needs no page of its own to finish in, which
    // costs seconds each time.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly int[] Widths = [1280, 320, 360];

    // The folder that receives a picture of each page; null for none.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("CITYKEY_PICTURES");
    private readonly IPage page;

    private PageWatch(IPage page) => this.page = page;

    public List<string> Faults { get; } = [];

    public int Looked { get; private set; }

    public static PageWatch Over(IPage page)
    {
        var watch = new PageWatch(page);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Host: not "127.0.0.1", Scheme: not "data" and not "blob" } elsewhere)
            {
                watch.Faults.Add($"{Place(page)} asks {elsewhere.Host}");
            }
        };
        return watch;
    }

    /// <summary>Goes to a page and looks at it.</summary>
    public async Task GoAsync(string address)
    {
        await page.GotoAsync(address);
        await LookAsync();
    }

    /// <summary>Looks at the page that is there.</summary>
    public async Task LookAsync()
    {
        Looked++;
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            var needed = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (needed > width)
            {
                Faults.Add($"{Place(page)} needs {needed} of {width}");
            }

            if (Pictures is not null)
            {
                await page.ScreenshotAsync(
                    new()
                    {
                        FullPage = true,
                        Path = Path.Combine(Pictures, $"page{Place(page).Replace('/', '-')}.{Looked:00}.{width}.png"),
                    }
                );
            }
        }

        await page.EvaluateAsync(Axe);
        // The artificial languages have no registered names; every other rule applies to them too.
        Faults.AddRange(
            await page.EvaluateAsync<string[]>(
                $$"""
                async () => {
                  const made = document.documentElement.lang.startsWith('qps-');
                  const found = await axe.run({ runOnly: {{Rules}}, rules: { 'html-lang-valid': { enabled: !made } } });
                  return found.violations.map(v => location.pathname + ' ' + v.id + ': ' + v.nodes[0].html);
                }
                """
            )
        );
    }

    public string Told() => string.Join('\n', Faults.Distinct(StringComparer.Ordinal));

    private static string Place(IPage page) => new Uri(page.Url).AbsolutePath;
}
