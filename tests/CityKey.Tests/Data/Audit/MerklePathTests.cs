using System.Security.Cryptography;
using CityKey.Data.Audit;

namespace CityKey.Tests.Data.Audit;

public sealed class MerklePathTests
{
    private static readonly byte[][] Leaves = [.. Enumerable.Range(0, 40).Select(i => SHA256.HashData([(byte)i]))];

    [Fact]
    public void Leads_from_every_leaf_to_the_root_of_every_size()
    {
        for (var count = 1; count <= Leaves.Length; count++)
        {
            for (var index = 0; index < count; index++)
            {
                Assert.Equal(
                    Root(count),
                    MerklePath.RootOf(Leaves[index], index, count, MerklePath.Of(Leaves[..count], index))
                );
            }
        }
    }

    [Fact]
    public void Leads_nowhere_from_another_leaf_or_another_place()
    {
        var path = MerklePath.Of(Leaves[..13], 5);

        Assert.NotEqual(Root(13), MerklePath.RootOf(Leaves[6], 5, 13, path));
        Assert.NotEqual(Root(13), MerklePath.RootOf(Leaves[5], 4, 13, path));
        Assert.Null(MerklePath.RootOf(Leaves[5], 13, 13, path));
        Assert.Null(MerklePath.RootOf(Leaves[5], -1, 13, path));
        Assert.Null(MerklePath.RootOf(Leaves[5], 5, 13, [.. path.Skip(1)]));
        Assert.Null(MerklePath.RootOf(Leaves[5], 5, 13, [.. path, path[0]]));
    }

    private static byte[] Root(int count)
    {
        var tree = new MerkleTree();
        foreach (var leaf in Leaves[..count])
        {
            tree.Add(leaf);
        }

        return tree.Root();
    }
}
