using Xunit.Sdk;
using Xunit.v3;

namespace CityKey.Tests;

/// <summary>Begins with what takes minutes, so that it does not run alone at the end, with the other cores idle. No
/// test needs an order.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["ProofTown", "SweepTests", "WhatIsLeftTests", "AtomicCloseTests"];

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
