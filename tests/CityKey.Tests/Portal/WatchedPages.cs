using System.Collections.Concurrent;
using Microsoft.AspNetCore.OutputCaching;

namespace CityKey.Tests.Portal;

/// <summary>Where kept pages lie, with a window in it.</summary>
internal sealed class WatchedPages : IOutputCacheStore
{
    private readonly ConcurrentDictionary<string, byte[]> pages = new(StringComparer.Ordinal);

    public int Count => pages.Count;

    /// <summary>The turn is drawn a moment before its pages are let go.</summary>
    public async Task EmptiedAsync(CancellationToken cancellationToken)
    {
        while (!pages.IsEmpty)
        {
            await Task.Delay(20, cancellationToken);
        }
    }

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(pages.GetValueOrDefault(key));

    public ValueTask SetAsync(
        string key,
        byte[] value,
        string[]? tags,
        TimeSpan validFor,
        CancellationToken cancellationToken
    )
    {
        Assert.Equal(["switch"], tags!);
        pages[key] = value;
        return ValueTask.CompletedTask;
    }

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
    {
        Assert.Equal("switch", tag);
        pages.Clear();
        return ValueTask.CompletedTask;
    }
}
