using System.Net;
using System.Text;

namespace CityKey.Tests.Portal;

/// <summary>A form with a file that stops arriving shortly before its end, as on a train that enters a tunnel; it may
/// come out on the other side.</summary>
internal sealed class StalledUpload : HttpContent
{
    private const string Boundary = "----tunnel";
    private readonly TaskCompletionSource stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource gone = new();
    private readonly byte[] tail = Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n");
    private readonly byte[] head;
    private readonly byte[] file;

    public StalledUpload(byte[] file, params (string Name, string Value)[] fields)
    {
        this.file = file;
        var before = fields.Select(f =>
            $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{f.Name}\"\r\n\r\n{f.Value}\r\n"
        );
        const string last =
            $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; "
            + "filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";
        head = Encoding.UTF8.GetBytes(string.Concat(before) + last);
        Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
    }

    /// <summary>Done when all that will arrive has been sent.</summary>
    public Task Stalled => stalled.Task;

    /// <summary>Sends the rest.</summary>
    public void GoOn() => goesOn.SetResult();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        await stream.WriteAsync(head, cancellationToken);
        await stream.WriteAsync(file, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        stalled.SetResult();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, gone.Token);
        await goesOn.Task.WaitAsync(either.Token);
        await stream.WriteAsync(tail, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = head.Length + file.Length + tail.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        gone.Cancel();
        base.Dispose(disposing);
    }
}
