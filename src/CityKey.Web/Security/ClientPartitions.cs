using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;

namespace CityKey.Web.Security;

/// <summary>Tells senders apart without knowing them: a keyed number that means nothing outside this process and
/// nothing after it.</summary>
internal sealed class ClientPartitions
{
    private const int NetworkBytes = 8;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>An IPv4 address, or the first half of an IPv6 address: who has one address of that half mostly has all
    /// of it.</summary>
    public ulong Of(IPAddress? sender)
    {
        var address = sender ?? IPAddress.None;
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        var group = bytes.Length > 4 ? bytes.AsSpan(0, NetworkBytes) : bytes;
        return BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key, group));
    }
}
