using Xunit.Sdk;
using Xunit.v3;

namespace CityKey.Tests;

/// <summary>Starts the slowest classes first, so that they do not run alone at the end while the other cores are idle.
/// No test depends on the order.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        "SeededSitesFixture",
        "SweepTests",
        "VisitRetentionTests",
        "AtomicCloseTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderBy(c =>
                Array.Exists(Long, name => c.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) ? 0 : 1
            ),
        ];
}
