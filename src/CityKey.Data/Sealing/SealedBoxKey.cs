namespace CityKey.Data.Sealing;

/// <summary>One of the worker's private keys, which opens the boxes that are sealed to it.</summary>
public sealed class SealedBoxKey : IDisposable
{
    private readonly RecipientPrivateKey key;

    private SealedBoxKey(RecipientPrivateKey key) => this.key = key;

    /// <exception cref="CustodianUnavailableException">The key cannot be read.</exception>
    public static SealedBoxKey Load(string path) => new(RecipientPrivateKey.Load(path));

    /// <summary>Opens a box.</summary>
    /// <exception cref="SealBrokenException">It was changed or moved, or belongs to another key.</exception>
    public byte[] Open(byte[] box, SealContext context)
    {
        if (box.Length < key.WrappedLength)
        {
            throw new SealBrokenException("The box is cut short.");
        }

        using var once = key.Unwrap(box.AsSpan(0, key.WrappedLength), context.Application);
        return once.Open(box.AsSpan(key.WrappedLength), context);
    }

    public void Dispose() => key.Dispose();
}
