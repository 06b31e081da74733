using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace CityKey.Staff.Work.Mail;

/// <summary>The city's mail server. One connection serves a run of messages; used by one loop at a time.</summary>
internal sealed class SmtpRoute(MailSettings settings) : IMailRoute, IDisposable, IAsyncDisposable
{
    // Together far below the lease under which a message is taken up.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private NotingClient? client;

    public async Task<MailAnswer> HandOverAsync(MimeMessage message)
    {
        // Not the worker's own token: a message half handed over when the worker stops would be sent twice.
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            client ??= await ConnectAsync(patience.Token);
            return await HandOverAsync(client, message, patience.Token);
        }
        catch (SmtpCommandException refused)
        {
            Drop();
            return Read(refused);
        }
        catch (Exception failure) when (IsOfTheWire(failure))
        {
            var answer =
                client is null ? MailAnswer.ServerAway
                : client.TextMayHaveGone ? MailAnswer.Unanswered
                : MailAnswer.NotNow;
            Drop();
            return answer;
        }
    }

    public async Task RestAsync()
    {
        if (client is null)
        {
            return;
        }

        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception failure) when (IsOfTheWire(failure))
        {
            // It was to end anyway.
        }

        Drop();
    }

    public async ValueTask DisposeAsync() => await RestAsync();

    public void Dispose() => Drop();

    private static async Task<MailAnswer> HandOverAsync(
        NotingClient client,
        MimeMessage message,
        CancellationToken cancel
    )
    {
        var to = message.To.Mailboxes.Single();
        var international = !to.LocalPart.All(char.IsAscii);
        if (international && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            return MailAnswer.AddressNotTaken;
        }

        var format = FormatOptions.Default.Clone();
        format.International = international;
        client.TextMayHaveGone = false;
        await client.SendAsync(format, message, message.From.Mailboxes.Single(), [to], cancel);
        return MailAnswer.Accepted;
    }

    private async Task<NotingClient> ConnectAsync(CancellationToken cancel)
    {
        // The name of this machine is nobody's business.
        var fresh = new NotingClient
        {
            LocalDomain = MailboxAddress.Parse(settings.From).Domain,
            Timeout = (int)Patience.TotalMilliseconds,
        };
        try
        {
            await fresh.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancel);
            if (settings.UserName is not null)
            {
                await fresh.AuthenticateAsync(settings.UserName, settings.Password ?? "", cancel);
            }

            return fresh;
        }
        catch (Exception failure)
        {
            fresh.Dispose();
            // A greeting that refuses us is a server that is away, whatever number it says.
            throw new ServerAwayException(failure);
        }
    }

    private static MailAnswer Read(SmtpCommandException refused) =>
        refused switch
        {
            { ErrorCode: SmtpErrorCode.SenderNotAccepted } or { StatusCode: SmtpStatusCode.ServiceNotAvailable } =>
                MailAnswer.ServerAway,
            _ => (int)refused.StatusCode >= 500 ? MailAnswer.RefusedForGood : MailAnswer.NotNow,
        };

    private static bool IsOfTheWire(Exception failure) =>
        failure
            is ServerAwayException
                or IOException
                or SocketException
                or TimeoutException
                or OperationCanceledException
                or ProtocolException
                or ServiceNotConnectedException
                or ServiceNotAuthenticatedException;

    private void Drop()
    {
        client?.Dispose();
        client = null;
    }

    private sealed class ServerAwayException(Exception inner) : Exception("The mail server cannot be reached.", inner);
}
