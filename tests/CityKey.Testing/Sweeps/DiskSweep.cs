namespace CityKey.Testing.Sweeps;

/// <summary>Looks for bytes on disk, in whatever files a folder holds.</summary>
public static class DiskSweep
{
    private const int Piece = 4 << 20;

    /// <summary>Windows of a file, far enough apart that a part of it is found by one of them.</summary>
    public static IReadOnlyList<byte[]> WindowsOf(byte[] file, int length = 32, int apart = 64 * 1024) =>
        [.. Enumerable.Range(0, file.Length / apart).Select(i => file.AsSpan(i * apart, length).ToArray())];

    /// <summary>The files below a folder that hold any of the needles, and how many there were to look at.</summary>
    /// <param name="since">Files that were not written since are passed over.</param>
    public static (IReadOnlyList<string> Holding, int Looked) Look(
        string folder,
        IReadOnlyList<byte[]> needles,
        DateTime? since = null
    )
    {
        var files = Directory
            .EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
            )
            // A pipe is empty too, and opening one waits for its other end.
            .Where(f =>
                new FileInfo(f) is { Exists: true, Length: > 0 } file
                && (since is null || file.LastWriteTimeUtc >= since)
            )
            .ToList();
        return ([.. files.Where(f => Holds(f, needles))], files.Count);
    }

    /// <summary>Whether a file holds any of the needles.</summary>
    public static bool Holds(string file, IReadOnlyList<byte[]> needles)
    {
        try
        {
            using var stream = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            return Holds(stream, needles);
        }
        catch (IOException)
        {
            // Gone between the list and the look, as temporary files go; a sweep after the end meets none.
            return false;
        }
    }

    private static bool Holds(Stream stream, IReadOnlyList<byte[]> needles)
    {
        var longest = needles.Max(n => n.Length);
        var buffer = new byte[longest + Piece];
        var kept = 0;
        while (stream.ReadAtLeast(buffer.AsSpan(kept), Piece, throwOnEndOfStream: false) is > 0 and var read)
        {
            var seen = buffer.AsSpan(0, kept + read);
            foreach (var needle in needles)
            {
                if (seen.IndexOf(needle) >= 0)
                {
                    return true;
                }
            }

            kept = Math.Min(longest, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
