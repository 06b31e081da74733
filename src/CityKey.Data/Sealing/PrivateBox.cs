namespace CityKey.Data.Sealing;

/// <summary>Opens the boxes of one worker key.</summary>
public sealed class PrivateBox : IDisposable
{
    private readonly PrivateKeyhole keyhole;

    private PrivateBox(PrivateKeyhole keyhole) => this.keyhole = keyhole;

    /// <exception cref="CustodianUnavailableException">The key cannot be read.</exception>
    public static PrivateBox Load(string path) => new(PrivateKeyhole.Load(path));

    /// <exception cref="SealBrokenException">Changed, moved, or another key's.</exception>
    public byte[] Open(byte[] box, SealedPlace place)
    {
        if (box.Length < keyhole.WrappedLength)
        {
            throw new SealBrokenException("The box is cut short.");
        }

        using var once = keyhole.Unwrap(box.AsSpan(0, keyhole.WrappedLength), place.Application);
        return once.Open(box.AsSpan(keyhole.WrappedLength), place);
    }

    public void Dispose() => keyhole.Dispose();
}
