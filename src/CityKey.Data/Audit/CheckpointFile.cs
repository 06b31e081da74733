using System.Text;

namespace CityKey.Data.Audit;

/// <summary>A file of checkpoints that is only ever added to, in a place that whoever can write to the database
/// cannot.</summary>
public sealed class CheckpointFile(string path)
{
    /// <summary>Adds one line; it is on disk when this returns.</summary>
    public void Append(Checkpoint checkpoint)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        // A line that a crash cut off stays as it is, on a line of its own.
        file.Seek(file.Length > 0 ? -1 : 0, SeekOrigin.End);
        var torn = file.Length > 0 && file.ReadByte() != '\n';
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes((torn ? "\n" : "") + checkpoint.ToLine() + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>All checkpoints in it, by head; lines that are none are left out.</summary>
    /// <exception cref="InvalidOperationException">It holds no checkpoint at all.</exception>
    public IReadOnlyList<Checkpoint> Read()
    {
        var read = File.ReadLines(path).Select(Checkpoint.Read).OfType<Checkpoint>().OrderBy(c => c.Head).ToList();
        return read.Count > 0
            ? read
            : throw new InvalidOperationException($"{Path.GetFileName(path)} does not contain a checkpoint.");
    }
}
