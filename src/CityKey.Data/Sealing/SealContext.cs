using System.Buffers.Binary;
using System.Text;

namespace CityKey.Data.Sealing;

/// <summary>The place in the database that sealed bytes belong to. They cannot be opened as any other.</summary>
public readonly record struct SealContext(string Table, string Column, Guid Application, Guid Row)
{
    /// <summary>The associated data of AES-GCM: each part after its length, so that no two places give the same
    /// bytes.</summary>
    internal byte[] AssociatedData(ReadOnlySpan<byte> header)
    {
        using var data = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (
            var part in new[]
            {
                Encoding.UTF8.GetBytes(Table),
                Encoding.UTF8.GetBytes(Column),
                Application.ToByteArray(bigEndian: true),
                Row.ToByteArray(bigEndian: true),
                header.ToArray(),
            }
        )
        {
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            data.Write(length);
            data.Write(part);
        }

        return data.ToArray();
    }
}
