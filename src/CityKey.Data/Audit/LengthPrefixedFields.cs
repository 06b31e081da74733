using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace CityKey.Data.Audit;

/// <summary>Bytes to be hashed: each field after its length, so that different rows never give the same
/// bytes.</summary>
internal sealed class LengthPrefixedFields
{
    private const uint Absent = uint.MaxValue;
    private readonly ArrayBufferWriter<byte> bytes = new(512);

    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    public void Clear() => bytes.ResetWrittenCount();

    public void Raw(byte value) => bytes.Write([value]);

    public void Length(uint length)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes.GetSpan(4), length);
        bytes.Advance(4);
    }

    public void Add(ReadOnlySpan<byte> field)
    {
        Length((uint)field.Length);
        bytes.Write(field);
    }

    public void Add(string field)
    {
        Length((uint)Encoding.UTF8.GetByteCount(field));
        Encoding.UTF8.GetBytes(field, bytes);
    }

    public void Add(ulong field)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(number, field);
        Add(number);
    }

    public void Add(long field) => Add((ulong)field);

    /// <summary>Microseconds since 1970, PostgreSQL's precision.</summary>
    public void Add(DateTimeOffset field) =>
        Add((field.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond);

    public void Add(Guid? field)
    {
        if (field is not { } id)
        {
            Length(Absent);
            return;
        }

        Span<byte> text = stackalloc byte[16];
        id.TryWriteBytes(text, bigEndian: true, out _);
        Add(text);
    }
}
