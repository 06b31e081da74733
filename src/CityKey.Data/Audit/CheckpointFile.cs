using System.Text;

namespace CityKey.Data.Audit;

/// <summary>An append-only file of checkpoints. Keep it where accounts that can write to the database cannot
/// write.</summary>
public sealed class CheckpointFile(string path)
{
    /// <summary>Appends a line and flushes it to disk.</summary>
    public void Append(Checkpoint checkpoint)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        // Terminates a line that a crash cut off.
        file.Seek(file.Length > 0 ? -1 : 0, SeekOrigin.End);
        var torn = file.Length > 0 && file.ReadByte() != '\n';
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes((torn ? "\n" : "") + checkpoint.ToLine() + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>All checkpoints, by head; other lines are skipped.</summary>
    /// <exception cref="InvalidOperationException">The file has no checkpoint.</exception>
    public IReadOnlyList<Checkpoint> Read()
    {
        var read = File.ReadLines(path).Select(Checkpoint.Read).OfType<Checkpoint>().OrderBy(c => c.Head).ToList();
        return read.Count > 0
            ? read
            : throw new InvalidOperationException($"{Path.GetFileName(path)} does not contain a checkpoint.");
    }
}
