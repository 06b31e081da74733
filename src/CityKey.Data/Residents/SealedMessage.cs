using System.Text.Json;
using CityKey.Data.Records;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;

namespace CityKey.Data.Residents;

/// <summary>A message that somebody has opened.</summary>
public sealed record OpenedMessage(DateTimeOffset At, bool FromResident, MessageContent Content)
{
    // A record's own ToString would put the words into whatever log it meets.
    public override string ToString() => nameof(OpenedMessage);
}

/// <summary>A message as it is sealed, under the data key of its application.</summary>
public static class SealedMessage
{
    public static Message Seal(MessageContent content, string sender, DataKey key, Guid application, DateTimeOffset at)
    {
        var id = Guid.CreateVersion7();
        return new Message
        {
            Id = id,
            ApplicationId = application,
            At = at,
            Sender = sender,
            Sealed = key.Seal(
                JsonSerializer.SerializeToUtf8Bytes(content, FormJson.Options),
                Place(application, id, sender)
            ),
        };
    }

    /// <exception cref="SealBrokenException">The ciphertext is not this message, or was changed.</exception>
    public static OpenedMessage Open(Message message, DataKey key)
    {
        var content = JsonSerializer.Deserialize<MessageContent>(
            key.Open(message.Sealed, Place(message.ApplicationId, message.Id, message.Sender)),
            FormJson.Options
        );
        return new OpenedMessage(
            message.At,
            message.Sender == Message.Resident,
            content ?? throw new SealBrokenException("The sealed message is empty.")
        );
    }

    // Who wrote it is part of the place, so that nobody's words can be passed off as the other's.
    private static SealContext Place(Guid application, Guid message, string sender) =>
        new("message", $"sealed/{sender}", application, message);
}
