using System.Security.Cryptography;

namespace CityKey.Data.Audit;

/// <summary>The tree hash of RFC 6962 over a stream of leaves; keeps one hash per level.</summary>
internal sealed class MerkleTree
{
    // Different first bytes, so that an inner node cannot pass for a leaf.
    public const byte LeafMark = 0;
    private const byte NodeMark = 1;
    private readonly Stack<(int Height, byte[] Hash)> peaks = new();

    public void Add(byte[] leafHash)
    {
        var height = 0;
        var hash = leafHash;
        while (peaks.TryPeek(out var left) && left.Height == height)
        {
            height++;
            hash = Node(peaks.Pop().Hash, hash);
        }

        peaks.Push((height, hash));
    }

    public byte[] Root()
    {
        if (peaks.Count == 0)
        {
            return SHA256.HashData([]);
        }

        // A stack enumerates its newest item first: the rightmost, smallest subtree.
        return peaks.Select(p => p.Hash).Aggregate((right, left) => Node(left, right));
    }

    public static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([NodeMark, .. left, .. right]);
}
