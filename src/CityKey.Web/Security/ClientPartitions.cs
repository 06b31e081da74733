using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;

namespace CityKey.Web.Security;

/// <summary>Distinguishes clients without storing their addresses: a keyed hash whose key exists only in this
/// process.</summary>
internal sealed class ClientPartitions
{
    private const int NetworkBytes = 8;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The partition of an IPv4 address, or of an IPv6 address's first 64 bits, which usually belong to one
    /// client.</summary>
    public ulong Of(IPAddress? client)
    {
        var address = client ?? IPAddress.None;
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        var network = bytes.Length > 4 ? bytes.AsSpan(0, NetworkBytes) : bytes;
        return BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key, network));
    }
}
