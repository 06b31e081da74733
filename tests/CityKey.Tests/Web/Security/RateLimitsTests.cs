using System.Net;
using CityKey.Web.Security;

namespace CityKey.Tests.Web.Security;

public sealed class RateLimitsTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Too_many_forms_from_one_sender_get_a_calm_page_that_says_when_to_come_back()
    {
        await using var host = await PartsHost.StartAsync();
        for (var time = 0; time < 3; time++)
        {
            using var taken = await host.Client.PostAsync("/counted", null, Ended);
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var refused = await host.Client.PostAsync("/counted", null, Ended);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Contains(
            "<h1>Wait a minute</h1>",
            await refused.Content.ReadAsStringAsync(Ended),
            StringComparison.Ordinal
        );
        Assert.True(refused.Headers.Contains("Content-Security-Policy"));

        using var read = await host.Client.GetAsync("/_parts", Ended);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task A_setting_makes_a_limit_wider()
    {
        await using var host = await PartsHost.StartAsync("Development", ("RateLimits:Counted", "5"));
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < 6; time++)
        {
            using var answer = await host.Client.PostAsync("/counted", null, Ended);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(5, answers.Count(a => a == HttpStatusCode.OK));
    }

    [Fact]
    public async Task One_senders_haste_is_not_anothers()
    {
        await using var host = await PartsHost.StartAsync("Development", ("Proxy:KnownNetworks", "127.0.0.0/8"));
        for (var time = 0; time < 4; time++)
        {
            using var mine = await PostFromAsync(host, "198.51.100.7");
            Assert.Equal(time < 3 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, mine.StatusCode);
        }

        using var neighbours = await PostFromAsync(host, "198.51.100.8");
        Assert.Equal(HttpStatusCode.OK, neighbours.StatusCode);
    }

    [Fact]
    public async Task A_sender_who_is_no_proxy_cannot_take_other_names()
    {
        await using var host = await PartsHost.StartAsync();
        for (var time = 0; time < 4; time++)
        {
            using var answer = await PostFromAsync(host, $"198.51.100.{time}");
            Assert.Equal(time < 3 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_node_that_is_full_says_so_at_once()
    {
        await using var host = await PartsHost.StartAsync();
        var body = new HeldBody();
        using var held = new HttpRequestMessage(HttpMethod.Post, "/slow") { Content = body };
        var first = host.Client.SendAsync(held, Ended);
        await body.Sending;
        HttpStatusCode status;
        do
        {
            // The first has been sent; the server may not have begun with it yet.
            using var second = await host.Client.PostAsync("/slow", null, Ended);
            status = second.StatusCode;
            Assert.True(status == HttpStatusCode.OK || second.Headers.RetryAfter is not null);
        } while (status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        body.LetGo();
        using var answer = await first;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Senders_are_told_apart_by_address_or_by_half_of_a_long_one(string one, string other, bool same)
    {
        var partitions = new ClientPartitions();
        Assert.Equal(same, partitions.Of(IPAddress.Parse(one)) == partitions.Of(IPAddress.Parse(other)));
        Assert.NotEqual(partitions.Of(IPAddress.Parse(one)), new ClientPartitions().Of(IPAddress.Parse(one)));
    }

    private static async Task<HttpResponseMessage> PostFromAsync(PartsHost host, string sender)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, "/counted");
        post.Headers.Add("X-Forwarded-For", sender);
        return await host.Client.SendAsync(post, Ended);
    }

    /// <summary>A body that has begun and does not end before it may.</summary>
    private sealed class HeldBody : HttpContent
    {
        private readonly TaskCompletionSource sending = new();
        private readonly TaskCompletionSource mayEnd = new();

        public Task Sending => sending.Task;

        public void LetGo() => mayEnd.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[100], Ended);
            await stream.FlushAsync(Ended);
            sending.SetResult();
            await mayEnd.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
