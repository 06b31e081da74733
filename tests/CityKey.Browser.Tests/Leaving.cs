using Microsoft.Playwright;

namespace CityKey.Browser.Tests;

/// <summary>Going from page to page as a person does: the next act comes after the next page.</summary>
internal static class Leaving
{
    /// <summary>Does what leads to another address, and waits until the browser is there.</summary>
    public static async Task LeaveByAsync(this IPage page, Func<Task> act)
    {
        var before = page.Url;
        // Listened for before anything is done: on a busy machine the browser is elsewhere before a later listener is
        // there.
        var there = page.WaitForURLAsync(
            url => url != before,
            new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit }
        );
        await act();
        await there;
        // Asked, not listened for: on a busy machine the event can come before the listener.
        while (await page.EvaluateAsync<string>("document.readyState") == "loading")
        {
            // Still being read.
        }
    }
}
