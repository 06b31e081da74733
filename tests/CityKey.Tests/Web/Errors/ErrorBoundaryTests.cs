using CityKey.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CityKey.Tests.Web.Errors;

public sealed class ErrorBoundaryTests
{
    [Fact]
    public async Task Who_leaves_while_an_answer_streams_is_no_fault()
    {
        var ended = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var site = builder.Build();
        site.Use(async (context, next) => ended.SetResult(await Record.ExceptionAsync(() => next(context))));
        ErrorBoundary.Use(site);
        site.Run(async context =>
        {
            await context.Response.WriteAsync("first", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        });
        await site.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.Single()) };

        (
            await client.GetAsync("/", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken)
        ).Dispose();

        Assert.Null(await ended.Task);
    }
}
