using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CityKey.Data.Sealing;

namespace CityKey.Data.KeyRings;

/// <summary>The key that seals one site's Data Protection keys: a thief of the database can make no cookie.</summary>
public sealed class RingKey
{
    private const int Length = 32;
    private static readonly XName Element = "sealed";
    private readonly byte[] key;
    private readonly SealContext context;

    private RingKey(byte[] key, string ring) =>
        (this.key, context) = (key, new SealContext("key_ring", ring, Guid.Empty, Guid.Empty));

    /// <exception cref="InvalidOperationException">There is no such file, or it holds no key.</exception>
    public static RingKey Load(string file, string ring)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            return bytes.Length == Length
                ? new RingKey(bytes, ring)
                : throw new InvalidOperationException($"The key file must contain exactly {Length} bytes.");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException("The key file cannot be read.", unread);
        }
    }

    internal static byte[] Create() => RandomNumberGenerator.GetBytes(Length);

    internal XElement Seal(XElement plain)
    {
        var bytes = Encoding.UTF8.GetBytes(plain.ToString(SaveOptions.DisableFormatting));
        try
        {
            return new XElement(Element, Convert.ToBase64String(Envelope.Seal(key, bytes, context)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <exception cref="SealBrokenException">It was sealed with another key, for another site, or was
    /// changed.</exception>
    internal XElement Open(XElement sealedElement)
    {
        var bytes = Envelope.Open(key, Convert.FromBase64String(sealedElement.Value), context);
        try
        {
            return XElement.Parse(Encoding.UTF8.GetString(bytes));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}
