using CityKey.Data.Uploads;

namespace CityKey.Web.Forms;

/// <summary>A file as it arrived, in memory alone and wiped when disposed of; or the code why there is none.</summary>
public sealed class ReceivedFile : IDisposable
{
    /// <summary>The form came without a file.</summary>
    public const string NoFile = "no-file";

    /// <summary>Too many files are arriving just now; trying again helps.</summary>
    public const string Busy = "busy";

    /// <summary>It came so slowly that it kept others waiting.</summary>
    public const string Slow = "slow";

    private readonly UploadBuffer? buffer;
    private readonly IDisposable? room;

    internal ReceivedFile(UploadBuffer buffer, IDisposable room) => (this.buffer, this.room) = (buffer, room);

    private ReceivedFile(string refusal) => Refusal = refusal;

    /// <summary>Null when the file is here; else <see cref="NoFile"/>, <see cref="Busy"/>, <see cref="Slow"/> or
    /// <see cref="ImageRefusal.TooLarge"/>.</summary>
    public string? Refusal { get; }

    /// <exception cref="InvalidOperationException">There is none: see <see cref="Refusal"/>.</exception>
    public UploadBuffer Picture => buffer ?? throw new InvalidOperationException("No file was received.");

    public void Dispose()
    {
        buffer?.Dispose();
        room?.Dispose();
    }

    internal static ReceivedFile Refused(string code) => new(code);
}
