using System.Runtime.InteropServices;

namespace CityKey.Printing.Cards;

/// <summary>
/// Reduces a font to some characters. Skia embeds whole fonts, which makes a card's file ten times larger. HarfBuzz can
/// do this, but its managed wrapper does not offer it.
/// </summary>
internal static class FontSubset
{
    private const string Library = "libHarfBuzzSharp";

    public static byte[] Cut(HarfBuzzSharp.Face font, IEnumerable<int> characters)
    {
        var input = hb_subset_input_create_or_fail();
        if (input == IntPtr.Zero)
            throw new InvalidOperationException("No room to cut a font.");
        try
        {
            var wanted = hb_subset_input_unicode_set(input);
            foreach (var character in characters)
                hb_set_add(wanted, (uint)character);
            var cut = hb_subset_or_fail(font.Handle, input);
            if (cut == IntPtr.Zero)
                throw new InvalidOperationException("The font could not be cut.");
            try
            {
                return BytesOf(cut);
            }
            finally
            {
                hb_face_destroy(cut);
            }
        }
        finally
        {
            hb_subset_input_destroy(input);
        }
    }

    private static byte[] BytesOf(IntPtr face)
    {
        var blob = hb_face_reference_blob(face);
        try
        {
            var start = hb_blob_get_data(blob, out var length);
            var bytes = new byte[length];
            Marshal.Copy(start, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            hb_blob_destroy(blob);
        }
    }

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr hb_subset_input_create_or_fail();

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void hb_subset_input_destroy(IntPtr input);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr hb_subset_input_unicode_set(IntPtr input);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void hb_set_add(IntPtr set, uint character);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr hb_subset_or_fail(IntPtr face, IntPtr input);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void hb_face_destroy(IntPtr face);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr hb_face_reference_blob(IntPtr face);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr hb_blob_get_data(IntPtr blob, out uint length);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void hb_blob_destroy(IntPtr blob);
}
