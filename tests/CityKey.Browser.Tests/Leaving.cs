using Microsoft.Playwright;

namespace CityKey.Browser.Tests;

/// <summary>Going from page to page as a person does: the next act comes after the next page.</summary>
internal static class Leaving
{
    /// <summary>Does what leads to another address, and waits until the browser is there.</summary>
    public static async Task LeaveByAsync(this IPage page, Func<Task> act)
    {
        var before = page.Url;
        await act();
        await page.WaitForURLAsync(url => url != before, new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        // Asked, not listened for: on a busy machine the event can come before the listener.
        while (await page.EvaluateAsync<string>("document.readyState") == "loading")
        {
            // Still being read.
        }
    }
}
