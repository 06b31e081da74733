using CityKey.Data.Uploads;

namespace CityKey.Web.Forms;

/// <summary>A received file, in memory alone and wiped on disposal, or the code why there is none.</summary>
public sealed class ReceivedFile : IDisposable
{
    /// <summary>The form had no file.</summary>
    public const string NoFile = "no-file";

    /// <summary>Too many files are arriving. Trying again helps.</summary>
    public const string Busy = "busy";

    /// <summary>It arrived too slowly, and others were waiting for its memory.</summary>
    public const string Slow = "slow";

    private readonly UploadBuffer? buffer;
    private readonly IDisposable? room;

    internal ReceivedFile(UploadBuffer buffer, IDisposable room) => (this.buffer, this.room) = (buffer, room);

    private ReceivedFile(string refusal) => Refusal = refusal;

    /// <summary>Null when there is a file; otherwise <see cref="NoFile"/>, <see cref="Busy"/>, <see cref="Slow"/> or
    /// <see cref="ImageRefusal.TooLarge"/>.</summary>
    public string? Refusal { get; }

    /// <exception cref="InvalidOperationException">There is no file; <see cref="Refusal"/> says why.</exception>
    public UploadBuffer Picture => buffer ?? throw new InvalidOperationException("No file was received.");

    public void Dispose()
    {
        buffer?.Dispose();
        room?.Dispose();
    }

    internal static ReceivedFile Refused(string code) => new(code);
}
