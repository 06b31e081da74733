using System.Buffers.Binary;
using System.Text;

namespace CityKey.Testing.Uploads;

/// <summary>A JPEG as a telephone writes it: with tags that say how it was held, whose it is and where it was
/// taken.</summary>
public static class TaggedJpeg
{
    public const string Artist = "MARKER-ARTIST-7731";
    public const string Place = "MARKER-GPS-7731";

    /// <summary>Puts an EXIF segment into a JPEG: orientation, artist, and a place as its description.</summary>
    public static byte[] Of(byte[] jpeg, int orientation)
    {
        var exif = Exif((ushort)orientation);
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif, .. jpeg[2..]];
    }

    private static byte[] Exif(ushort orientation)
    {
        const int entries = 3;
        const int textAt = 8 + 2 + (entries * 12) + 4;
        var artist = Encoding.ASCII.GetBytes(Artist + "\0");
        var place = Encoding.ASCII.GetBytes(Place + "\0");
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("Exif\0\0"u8);
        writer.Write("II*\0"u8);
        writer.Write(8);
        writer.Write((ushort)entries);
        Entry(writer, 0x010E, 2, place.Length, textAt + artist.Length);
        Entry(writer, 0x0112, 3, 1, orientation);
        Entry(writer, 0x013B, 2, artist.Length, textAt);
        writer.Write(0);
        writer.Write(artist);
        writer.Write(place);
        return bytes.ToArray();
    }

    private static void Entry(BinaryWriter writer, ushort tag, ushort type, int count, int value)
    {
        writer.Write(tag);
        writer.Write(type);
        writer.Write(count);
        writer.Write(value);
    }
}
