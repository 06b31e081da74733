using System.Numerics;

namespace CityKey.Data.Audit;

/// <summary>Proves that a leaf is in a tree, without the other leaves: the audit path of RFC 6962 §2.1.1.</summary>
internal static class MerklePath
{
    /// <summary>The sibling hashes from the leaf up to the root.</summary>
    public static IReadOnlyList<byte[]> Of(IReadOnlyList<byte[]> leaves, int index)
    {
        if (leaves.Count == 1)
        {
            return [];
        }

        var split = Split(leaves.Count);
        var left = leaves.Take(split).ToList();
        var right = leaves.Skip(split).ToList();
        return index < split ? [.. Of(left, index), Root(right)] : [.. Of(right, index - split), Root(left)];
    }

    /// <summary>The root that a leaf and its path give; null when the path does not fit the index.</summary>
    public static byte[]? RootOf(byte[] leaf, long index, long count, IReadOnlyList<byte[]> path)
    {
        if (count < 1 || index < 0 || index >= count)
        {
            return null;
        }

        if (count == 1)
        {
            return path.Count == 0 ? leaf : null;
        }

        if (path.Count == 0)
        {
            return null;
        }

        var split = Split(count);
        var beside = path[^1];
        var rest = path.Take(path.Count - 1).ToList();
        return index < split
            ? RootOf(leaf, index, split, rest) is { } left
                ? MerkleTree.Node(left, beside)
                : null
            : RootOf(leaf, index - split, count - split, rest) is { } right
                ? MerkleTree.Node(beside, right)
                : null;
    }

    private static byte[] Root(IEnumerable<byte[]> leaves)
    {
        var tree = new MerkleTree();
        foreach (var leaf in leaves)
        {
            tree.Add(leaf);
        }

        return tree.Root();
    }

    // The largest power of two below the number.
    private static long Split(long count) => 1L << (63 - BitOperations.LeadingZeroCount((ulong)count - 1));

    private static int Split(int count) => (int)Split((long)count);
}
