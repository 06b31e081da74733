using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CityKey.Browser.Tests;

/// <summary>Looks at pages as they are reached: the rules of WCAG 2.2 AA, the width of the screen, and requests to anybody else.</summary>
internal sealed class PageWatch
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private static readonly int[] Widths = [1280, 320, 360];
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
        }

        // The pages have no frames of others, so they need no page of their own for axe to finish in, which costs seconds.
        var found = await page.RunAxeLegacy(Rules);
        Faults.AddRange(found.Violations.Select(v => $"{Place(page)} {v.Id}: {v.Nodes[0].Html}"));
    }

    public string Told() => string.Join('\n', Faults.Distinct(StringComparer.Ordinal));

    private static string Place(IPage page) => new Uri(page.Url).AbsolutePath;
}
