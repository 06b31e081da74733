using MimeKit;

namespace CityKey.Worker.Mail;

/// <summary>What became of handing over one message.</summary>
internal enum MailResult
{
    Accepted,
    RefusedForGood,
    NotNow,

    /// <summary>The connection broke after the message went out and before the server answered.</summary>
    Unanswered,

    /// <summary>It is no address after all, or has letters that the server cannot take.</summary>
    AddressNotTaken,

    /// <summary>There is no server to talk to, or it refuses us rather than the message.</summary>
    ServerAway,
}

/// <summary>Where messages leave.</summary>
internal interface IMailTransport
{
    Task<MailResult> HandOverAsync(MimeMessage message);

    /// <summary>Nothing more to send for now.</summary>
    Task RestAsync();
}
