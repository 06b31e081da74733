using System.Runtime.InteropServices;

namespace CityKey.Data.Uploads;

/// <summary>How the C library keeps what a decoder has freed. Without this each thread that ever decoded a picture keeps some thirty megabytes for its next one.</summary>
public static class NativeMemory
{
    // Of glibc's mallopt(3).
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;
    private const int Arenas = 2;
    private const int LargeBlock = 1024 * 1024;

    /// <summary>Call first of all: what a thread has by then, it keeps. Does nothing where the C library is another one.</summary>
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
            // Named, so that the library does not raise it by itself: a large block is the system's again once it is freed.
            _ = SetOption(MmapThreshold, LargeBlock);
        }
        catch (Exception other) when (other is EntryPointNotFoundException or DllNotFoundException)
        {
            // musl keeps no arenas for threads.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetOption(int option, int value);
}
