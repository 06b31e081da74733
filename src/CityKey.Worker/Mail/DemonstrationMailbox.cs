using MimeKit;

namespace CityKey.Worker.Mail;

/// <summary>Development only: messages stay here, one file each, readable by their owner alone.</summary>
/// <param name="folder">Null where nothing was ever kept.</param>
internal sealed class DemonstrationMailbox(string? folder) : IMailTransport
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Ending = ".eml";

    public async Task<MailResult> HandOverAsync(MimeMessage message)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder!);
        }
        else
        {
            Directory.CreateDirectory(folder!, OwnerOnly | UnixFileMode.UserExecute);
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        // Named for the message alone, so that a repeat lands on the same file, as it would in a mail program.
        var path = Path.Combine(folder!, message.MessageId!.Split('@')[0] + Ending);
        await using (var file = new FileStream(path + ".part", options))
        {
            await message.WriteToAsync(file);
        }

        File.Move(path + ".part", path, overwrite: true);
        return MailResult.Accepted;
    }

    public Task RestAsync() => Task.CompletedTask;

    /// <summary>The newest messages, newest first.</summary>
    public async Task<IReadOnlyList<MimeMessage>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var files = new DirectoryInfo(folder)
            .EnumerateFiles("*" + Ending)
            .OrderByDescending(f => f.LastWriteTimeUtc)
            .ThenByDescending(f => f.Name, StringComparer.Ordinal)
            .Take(most);
        var messages = new List<MimeMessage>();
        foreach (var file in files)
        {
            messages.Add(await MimeMessage.LoadAsync(file.FullName, cancellationToken));
        }

        return messages;
    }
}
