using System.Security.Cryptography;
using CityKey.Data.Audit;

namespace CityKey.Tests.Data.Audit;

/// <summary>The tree that holds one hash for each level, against RFC 6962's own words.</summary>
public sealed class MerkleTreeTests
{
    [Fact]
    public void Its_root_is_that_of_the_naive_tree_for_every_count_and_many_leaves()
    {
        for (var count = 0; count <= 300; count++)
        {
            var leaves = Leaves(count);
            Assert.Equal(Naive(leaves), Root(leaves));
        }

        var many = Leaves(1 + RandomNumberGenerator.GetInt32(20_000));
        Assert.Equal(Naive(many), Root(many));
    }

    [Fact]
    public void Any_leaf_changed_dropped_doubled_or_swapped_gives_another_root()
    {
        for (var count = 2; count <= 40; count++)
        {
            var leaves = Leaves(count);
            var (root, at) = (Root(leaves), RandomNumberGenerator.GetInt32(count));
            byte[][][] others =
            [
                [.. leaves.Select((leaf, i) => i == at ? SHA256.HashData(leaf) : leaf)],
                [.. leaves.Where((_, i) => i != at)],
                [.. leaves[..at], leaves[at], .. leaves[at..]],
                [
                    .. leaves.Select(
                        (leaf, i) =>
                            i == at ? leaves[(at + 1) % count]
                            : i == (at + 1) % count ? leaves[at]
                            : leaf
                    ),
                ],
            ];
            Assert.All(others, other => Assert.NotEqual(root, Root(other)));
        }
    }

    private static byte[] Root(byte[][] leaves)
    {
        var tree = new MerkleTree();
        Array.ForEach(leaves, tree.Add);
        return tree.Root();
    }

    // MTH of RFC 6962, 2.1, over hashes of leaves.
    private static byte[] Naive(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length < 2)
        {
            return leaves.Length == 0 ? SHA256.HashData([]) : leaves[0];
        }

        var split = 1;
        while (split * 2 < leaves.Length)
        {
            split *= 2;
        }

        return SHA256.HashData([1, .. Naive(leaves[..split]), .. Naive(leaves[split..])]);
    }

    private static byte[][] Leaves(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetBytes(32))];
}
