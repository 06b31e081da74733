using System.Net;
using CityKey.Benchmarks.Running;

namespace CityKey.Benchmarks;

/// <summary>Fifty people each send 5 MB at once: how much more memory does the process take than before?</summary>
internal static class UploadMemory
{
    private const int People = 50;
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        var picture = Picture.Of(5_000_000);
        var (added, refused) = (new List<double>(), 0);
        for (var round = 0; round < Rounds; round++)
        {
            // The most that a process ever took cannot be taken back, so each round has its own.
            var database = await server.CreateDatabaseAsync();
            await using var portal = await Pages.PortalAsync(database, "http://127.0.0.1:0");
            await using var drafts = Drafts.Of(database, portal.Address);
            var people = await drafts.MakeAsync(People);
            var before = await portal.MemoryAsync("VmRSS");
            var answers = await Task.WhenAll(
                (await File.ReadAllLinesAsync(people)).Select(person =>
                    SendAsync(portal.Address, person.Split('\t'), picture)
                )
            );
            File.Delete(people);
            refused += answers.Count(a => a != HttpStatusCode.Redirect);
            added.Add((await portal.MemoryAsync("VmHWM") - before) / 1e6);
            await Console.Error.WriteLineAsync(
                $"  round {round + 1}: {added[^1]:0} MB more, answers "
                    + $"{string.Join(", ", answers.CountBy(a => a).Select(a => $"{a.Key} {a.Value}"))}"
            );
        }

        return
        [
            new(
                "50 uploads of 5 MB at once, MB added",
                Spread.Of(added),
                350,
                AtMost: true,
                200,
                $"picture of {picture.Length / 1e6:0.0} MB; {refused} of {People * Rounds} not taken",
                "0"
            ),
        ];
    }

    private static async Task<HttpStatusCode> SendAsync(Uri portal, string[] person, byte[] picture)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromMinutes(5),
        };
        using var form = new MultipartFormDataContent
        {
            { new StringContent("passport"), "kind" },
            { new ByteArrayContent(picture), "file", "a.jpg" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal, "/en/apply/documents/add"))
        {
            Content = form,
        };
        request.Headers.Add("Cookie", person[0]);
        request.Headers.Add("RequestVerificationToken", person[1]);
        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }
}
