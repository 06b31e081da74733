using System.Text;
using MimeKit;

namespace CityKey.Testing.Mail;

/// <summary>One message as the mail server got it.</summary>
/// <param name="Text">Header and body, byte for byte, dots unstuffed.</param>
public sealed record ReceivedMail(string From, string To, string Text)
{
    public MimeMessage Read()
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(Text));
        return MimeMessage.Load(bytes);
    }
}
