using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Data.KeyRings;

/// <summary>How Data Protection seals its keys before it stores them.</summary>
internal sealed class KeyRingEncryptor(RingKey key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(key.Seal(plaintextElement), typeof(KeyRingDecryptor));
}

/// <summary>Opens keys that <see cref="KeyRingEncryptor"/> sealed. Data Protection stores this type's name with each
/// key and creates it from the container.</summary>
internal sealed class KeyRingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => services.GetRequiredService<RingKey>().Open(encryptedElement);
}
