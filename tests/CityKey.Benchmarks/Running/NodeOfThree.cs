using System.Diagnostics;
using System.Net;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Benchmarks.Running;

/// <summary>A node of the portal, and a resident with a complete draft.</summary>
/// <param name="person">Their cookies and form token, as <see cref="Drafts"/> writes them.</param>
internal sealed class NodeOfThree(Site site, string person) : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(2);

    private readonly HttpClient browser = new(Handler()) { BaseAddress = site.Address };

    public Site Site => site;

    /// <summary>Asks until it draws a mode.</summary>
    /// <returns>When it did.</returns>
    public async Task<long> DrawsAsync(PortalMode mode)
    {
        while (
            !(await browser.GetStringAsync("/api/portal")).Contains(
                $"\"{PortalModes.Word(mode)}\"",
                StringComparison.Ordinal
            )
        )
        {
            await Task.Delay(Between);
        }

        return Stopwatch.GetTimestamp();
    }

    /// <summary>Whether its first page offers to apply online.</summary>
    public async Task<bool> DrawsOpenAsync() =>
        (await browser.GetStringAsync("/en")).Contains("href=\"/en/apply\"", StringComparison.Ordinal);

    /// <summary>Whether "send" on the last page leads to a receipt.</summary>
    public async Task<bool> AcceptsAsync()
    {
        var (cookies, token) = (person.Split('\t')[0], person.Split('\t')[1]);
        using var send = new HttpRequestMessage(HttpMethod.Post, "/en/apply/check")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
        };
        send.Headers.Add("Cookie", cookies);
        using var answer = await browser.SendAsync(send);
        return answer.StatusCode switch
        {
            HttpStatusCode.ServiceUnavailable => false,
            HttpStatusCode.Redirect
                when answer.Headers.Location!.ToString().EndsWith("/apply/done", StringComparison.Ordinal) => true,
            _ => throw new InvalidOperationException($"Neither taken nor refused: {(int)answer.StatusCode}."),
        };
    }

    private static SocketsHttpHandler Handler() =>
        new()
        {
            SslOptions = { RemoteCertificateValidationCallback = Certificate.IsOwn },
            AllowAutoRedirect = false,
            UseCookies = false,
        };

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return site.DisposeAsync();
    }
}
