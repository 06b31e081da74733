namespace CityKey.Tests.Web.Security;

/// <summary>The headers that every answer of either site carries, whatever it is.</summary>
internal static class ProtectedAnswer
{
    private static readonly Dictionary<string, string> Always = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Content-Security-Policy"] =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src "
            + "'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for "
            + "'script'",
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "no-referrer",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["X-Robots-Tag"] = "noindex, nofollow",
    };

    /// <summary>Fails naming the answer and what it lacks.</summary>
    /// <param name="kept">Whether it may be cached; everything else says <c>no-store</c>.</param>
    public static void Check(HttpResponseMessage answer, string what, bool kept = false)
    {
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var wrong = Always
            .Where(a => headers.GetValueOrDefault(a.Key) != a.Value)
            .Select(a => $"{what}: {a.Key} is {headers.GetValueOrDefault(a.Key) ?? "missing"}")
            .ToList();
        Assert.Empty(wrong);
        Assert.Contains("camera=()", headers["Permissions-Policy"], StringComparison.Ordinal);
        Assert.False(headers.ContainsKey("Server"), what);
        Assert.False(headers.ContainsKey("X-Powered-By"), what);
        Assert.Equal(kept, !headers["Cache-Control"].Contains("no-store", StringComparison.Ordinal));
    }
}
