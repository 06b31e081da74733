using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CityKey.Testing.Mail;

/// <summary>A mail server on a port of its own (RFC 5321, as far as a client that behaves needs it). It can be down,
/// refuse, and break off.</summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedMail> taken = new();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly ConcurrentBag<Socket> clients = [];
    private Socket socket;

    public SmtpListener(bool up = true)
    {
        socket = Bound(0);
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        if (up)
        {
            ComeUp();
        }
    }

    public int Port { get; }

    /// <summary>What it took, in order: also what it took and never said so.</summary>
    public IReadOnlyList<ReceivedMail> Taken => [.. taken];

    public bool OffersUtf8 { get; set; }

    /// <summary>Its own answer to a command, or to the "." that ends a text; null for the usual one, "" to break off
    /// instead.</summary>
    public Func<string, string?> Answers { get; set; } = _ => null;

    public void ComeUp()
    {
        socket.Listen();
        conversations.Add(AcceptAsync(socket));
    }

    /// <summary>Refuses connections from now on, and ends those there are. The port stays its own.</summary>
    public void GoDown()
    {
        socket.Dispose();
        socket = Bound(Port);
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        GoDown();
        socket.Dispose();
        await Task.WhenAll(conversations);
    }

    // Bound and not listening: connections are refused, and no other process can take the port.
    private static Socket Bound(int port)
    {
        var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return bound;
    }

    private async Task AcceptAsync(Socket listening)
    {
        try
        {
            while (true)
            {
                var client = await listening.AcceptAsync();
                clients.Add(client);
                conversations.Add(TalkAsync(client));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // It went down.
        }
    }

    private async Task TalkAsync(Socket client)
    {
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
            {
                NewLine = "\r\n",
                AutoFlush = true,
            };
            await writer.WriteLineAsync("220 test ESMTP");
            await new Conversation(this, reader, writer).FollowAsync();
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException)
        {
            // The client left, or the server went down.
        }
    }

    private sealed class Conversation(SmtpListener server, StreamReader reader, StreamWriter writer)
    {
        private string from = "";
        private string to = "";

        public async Task FollowAsync()
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                var answer = server.Answers(line) ?? Usual(line);
                if (answer.Length == 0)
                {
                    return;
                }

                await writer.WriteLineAsync(answer);
                if (answer.StartsWith("354", StringComparison.Ordinal) && !await TakeAsync())
                {
                    return;
                }

                if (
                    answer.StartsWith("221", StringComparison.Ordinal)
                    || answer.StartsWith("421", StringComparison.Ordinal)
                )
                {
                    return;
                }
            }
        }

        private string Usual(string line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    return $"250-test\r\n250-8BITMIME\r\n{(server.OffersUtf8 ? "250-SMTPUTF8\r\n" : "")}250 "
                        + "ENHANCEDSTATUSCODES";
                case "HELO" or "RSET" or "NOOP":
                    return "250 ok";
                case "MAIL":
                    from = Path(line);
                    return "250 ok";
                case "RCPT":
                    to = Path(line);
                    return "250 ok";
                case "DATA":
                    return "354 go on";
                case "QUIT":
                    return "221 bye";
                default:
                    return "502 not known here";
            }
        }

        private async Task<bool> TakeAsync()
        {
            var text = new StringBuilder();
            while (await reader.ReadLineAsync() is { } line && line != ".")
            {
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            var answer = server.Answers(".");
            if (answer is null or "")
            {
                server.taken.Enqueue(new ReceivedMail(from, to, text.ToString()));
            }

            if (answer?.Length == 0)
            {
                return false;
            }

            await writer.WriteLineAsync(answer ?? "250 taken");
            return true;
        }

        private static string Path(string line) =>
            line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
    }
}
