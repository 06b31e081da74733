using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace CityKey.Worker.Mail;

/// <summary>Sends through the city's mail server. Keeps its connection over several messages; not
/// thread-safe.</summary>
internal sealed class SmtpTransport(MailOptions options) : IMailTransport, IDisposable, IAsyncDisposable
{
    // All steps together take far less than the lease of a message.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private TrackingSmtpClient? client;

    public async Task<MailResult> HandOverAsync(MimeMessage message)
    {
        // Not the worker's token: a message that is interrupted when the worker stops would be sent twice.
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
                client is null ? MailResult.ServerAway
                : client.TextMayHaveGone ? MailResult.Unanswered
                : MailResult.NotNow;
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
            // The connection was to be closed anyway.
        }

        Drop();
    }

    public async ValueTask DisposeAsync() => await RestAsync();

    public void Dispose() => Drop();

    private static async Task<MailResult> HandOverAsync(
        TrackingSmtpClient client,
        MimeMessage message,
        CancellationToken cancellationToken
    )
    {
        var to = message.To.Mailboxes.Single();
        var international = !to.LocalPart.All(char.IsAscii);
        if (international && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            return MailResult.AddressNotTaken;
        }

        var format = FormatOptions.Default.Clone();
        format.International = international;
        client.TextMayHaveGone = false;
        await client.SendAsync(format, message, message.From.Mailboxes.Single(), [to], cancellationToken);
        return MailResult.Accepted;
    }

    private async Task<TrackingSmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        // Does not reveal the name of this machine.
        var fresh = new TrackingSmtpClient
        {
            LocalDomain = MailboxAddress.Parse(options.From).Domain,
            Timeout = (int)Patience.TotalMilliseconds,
        };
        try
        {
            await fresh.ConnectAsync(options.Host!, options.Port, options.Security, cancellationToken);
            if (options.UserName is not null)
            {
                await fresh.AuthenticateAsync(options.UserName, options.Password ?? "", cancellationToken);
            }

            return fresh;
        }
        catch (Exception failure)
        {
            fresh.Dispose();
            // A server that refuses the connection counts as unreachable, whatever its status code.
            throw new MailServerUnavailableException(failure);
        }
    }

    private static MailResult Read(SmtpCommandException refused) =>
        refused switch
        {
            { ErrorCode: SmtpErrorCode.SenderNotAccepted } or { StatusCode: SmtpStatusCode.ServiceNotAvailable } =>
                MailResult.ServerAway,
            _ => (int)refused.StatusCode >= 500 ? MailResult.RefusedForGood : MailResult.NotNow,
        };

    private static bool IsOfTheWire(Exception failure) =>
        failure
            is MailServerUnavailableException
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

    private sealed class MailServerUnavailableException(Exception inner)
        : Exception("The mail server cannot be reached.", inner);
}
