namespace CityKey.Benchmarks.Limits;

/// <summary>Kestrel with nothing in front of it: what no page on it can pass.</summary>
internal static class Plaintext
{
    public static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        var words = "Hello, World!"u8.ToArray();
        site.Run(context =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = words.Length;
            return context.Response.Body.WriteAsync(words, 0, words.Length);
        });
        return site;
    }
}
