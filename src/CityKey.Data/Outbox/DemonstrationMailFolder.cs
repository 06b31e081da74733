using System.Text.Json;

namespace CityKey.Data.Outbox;

/// <summary>An e-mail as the demonstration mailbox shows it.</summary>
/// <param name="Text">The plain text body; paragraphs are separated by an empty line.</param>
public sealed record DemonstrationMessage(string From, string To, DateTimeOffset At, string Subject, string Text);

/// <summary>Development only: the worker writes each e-mail as one file, and the staff site shows them. Only the owner
/// can read the files.</summary>
/// <param name="folder">Null outside development; then there are no messages.</param>
public sealed class DemonstrationMailFolder(string? folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Extension = ".json";

    /// <summary>Writes a message. A message with the same <paramref name="id"/> replaces the earlier file, as a mail
    /// program shows a repeated message id once.</summary>
    public async Task WriteAsync(string id, DemonstrationMessage message)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder!);
        }
        else
        {
            Directory.CreateDirectory(folder!, OwnerOnly | UnixFileMode.UserExecute);
            options.UnixCreateMode = OwnerOnly;
        }

        var path = Path.Combine(folder!, id + Extension);
        await using (var file = new FileStream(path + ".part", options))
        {
            await JsonSerializer.SerializeAsync(file, message);
        }

        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>The newest messages, newest first.</summary>
    public async Task<IReadOnlyList<DemonstrationMessage>> ReadAsync(int limit, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var files = new DirectoryInfo(folder)
            .EnumerateFiles("*" + Extension)
            .OrderByDescending(f => f.LastWriteTimeUtc)
            .ThenByDescending(f => f.Name, StringComparer.Ordinal)
            .Take(limit);
        var messages = new List<DemonstrationMessage>();
        foreach (var file in files)
        {
            await using var stream = file.OpenRead();
            messages.Add(
                (
                    await JsonSerializer.DeserializeAsync<DemonstrationMessage>(
                        stream,
                        cancellationToken: cancellationToken
                    )
                )!
            );
        }

        return messages;
    }
}
