using System.Text.Json;
using CityKey.Data.Records;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;

namespace CityKey.Data.Residents;

/// <summary>A message in the clear.</summary>
public sealed record OpenedMessage(DateTimeOffset At, bool FromResident, MessageContent Content)
{
    // The ToString of a record prints its properties, and could put the message into a log.
    public override string ToString() => nameof(OpenedMessage);
}

/// <summary>Seals and opens messages, under the data key of their application.</summary>
public static class SealedMessage
{
    /// <summary>Makes the row of a new message, with an id of its own.</summary>
    /// <param name="sender"><see cref="Message.Resident"/> or <see cref="Message.Staff"/>.</param>
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
                Context(application, id, sender)
            ),
        };
    }

    /// <summary>Opens a stored message with the data key of its application.</summary>
    /// <exception cref="SealBrokenException">The ciphertext is not this message, or was changed.</exception>
    public static OpenedMessage Open(Message message, DataKey key)
    {
        var content = JsonSerializer.Deserialize<MessageContent>(
            key.Open(message.Sealed, Context(message.ApplicationId, message.Id, message.Sender)),
            FormJson.Options
        );
        return new OpenedMessage(
            message.At,
            message.Sender == Message.Resident,
            content ?? throw new SealBrokenException("The sealed message is empty.")
        );
    }

    // The sender is part of the context, so that a message cannot be attributed to the other side.
    private static SealContext Context(Guid application, Guid message, string sender) =>
        new("message", $"sealed/{sender}", application, message);
}
