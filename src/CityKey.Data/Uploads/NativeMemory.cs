using System.Runtime.InteropServices;

namespace CityKey.Data.Uploads;

/// <summary>Limits how much freed memory the C library keeps. Without this, each thread that ever decoded a picture
/// keeps about 30 MB.</summary>
public static class NativeMemory
{
    // Parameters of glibc's mallopt(3).
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;
    private const int Arenas = 2;
    private const int LargeBlock = 4 * 1024 * 1024;
    private const int KeptByArena = 16 * 1024 * 1024;

    /// <summary>Call before anything else: memory that a thread already has, it keeps. Does nothing with a C library
    /// other than glibc.</summary>
    public static void Bound()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // If this fails, pictures are decoded all the same.
            _ = SetOption(ArenaMax, Arenas);
            // Set explicitly, so that glibc does not raise it: a large block is returned to the system when it is
            // freed.
            _ = SetOption(MmapThreshold, LargeBlock);
            // Set too, because setting the threshold above leaves this one at 128 kB: the memory of every decoder and
            // encoder would be requested from the system each time.
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
