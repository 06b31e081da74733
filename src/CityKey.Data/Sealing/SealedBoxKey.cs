namespace CityKey.Data.Sealing;

/// <summary>Opens the boxes of one worker key.</summary>
public sealed class SealedBoxKey : IDisposable
{
    private readonly RecipientPrivateKey key;

    private SealedBoxKey(RecipientPrivateKey key) => this.key = key;

    /// <exception cref="CustodianUnavailableException">The key cannot be read.</exception>
    public static SealedBoxKey Load(string path) => new(RecipientPrivateKey.Load(path));

    /// <exception cref="SealBrokenException">Changed, moved, or another key's.</exception>
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
