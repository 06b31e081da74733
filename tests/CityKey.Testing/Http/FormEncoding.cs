using System.Net.Http.Headers;
using System.Text;

namespace CityKey.Testing.Http;

/// <summary>Form fields as bytes. Unlike the framework's encoder it also writes halves of surrogate pairs.</summary>
internal static class FormEncoding
{
    public static ByteArrayContent Encode(IEnumerable<(string Name, string Value)> fields) =>
        new(Encoding.ASCII.GetBytes(string.Join('&', fields.Select(f => $"{Escaped(f.Name)}={Escaped(f.Value)}"))))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") },
        };

    /// <summary>The text as UTF-8, with lone surrogates encoded as if they were characters.</summary>
    public static byte[] Bytes(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i))
            {
                bytes.AddRange([
                    (byte)(0xE0 | (text[i] >> 12)),
                    (byte)(0x80 | ((text[i] >> 6) & 0x3F)),
                    (byte)(0x80 | (text[i] & 0x3F)),
                ]);
                continue;
            }

            var length = char.IsSurrogate(text[i]) ? 2 : 1;
            bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
            i += length - 1;
        }

        return [.. bytes];
    }

    private static string Escaped(string text) =>
        string.Concat(
            Bytes(text)
                .Select(b =>
                    char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_'
                        ? $"{(char)b}"
                        : $"%{b:X2}"
                )
        );
}
