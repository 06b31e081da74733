using System.Runtime.InteropServices;

namespace CityKey.Data.Uploads;

/// <summary>How the C library keeps what a decoder has freed. Without this each thread that ever decoded a picture
/// keeps some thirty megabytes for its next one.</summary>
public static class NativeMemory
{
    // Of glibc's mallopt(3).
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;
    private const int Arenas = 2;
    private const int LargeBlock = 4 * 1024 * 1024;
    private const int KeptByArena = 16 * 1024 * 1024;

    /// <summary>Call first of all: what a thread has by then, it keeps. Does nothing where the C library is another
    /// one.</summary>
    public static void Bound()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // Refused or not, pictures are decoded all the same.
            _ = SetOption(ArenaMax, Arenas);
            // Named, so that the library does not raise it by itself: a large block is the system's again once it is
            // freed.
            _ = SetOption(MmapThreshold, LargeBlock);
            // And this one too: naming the threshold above leaves it at 128 kB, and what a decoder and an encoder use
            // for every picture would be fetched from the system each time.
            _ = SetOption(TrimThreshold, KeptByArena);
        }
        catch (Exception other) when (other is EntryPointNotFoundException or DllNotFoundException)
        {
            // musl keeps no arenas for threads.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetOption(int option, int value);
}
