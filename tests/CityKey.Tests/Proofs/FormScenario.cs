namespace CityKey.Tests.Proofs;

/// <summary>A page with forms, a visitor who may use it, and values that it accepts.</summary>
/// <param name="Good">Of all forms of the page; other fields are sent as drawn.</param>
internal sealed record FormScenario(string Path, HttpBrowser Visitor, params (string Name, string Value)[] Good)
{
    /// <summary>Where the page is only reached by pressing something first.</summary>
    public Func<HttpBrowser, Task<PageResponse>>? By { get; init; }

    /// <summary>What only the page itself can tell.</summary>
    public Func<PageResponse, IEnumerable<(string Name, string Value)>> And { get; init; } = _ => [];

    /// <summary>Whether a field says itself what is wrong with it. Signing in does not tell which of two things did not
    /// fit.</summary>
    public bool SaysWhere { get; init; } = true;

    /// <summary>Which part of the page the forms are in.</summary>
    public string Within { get; init; } = "main";

    public Task<PageResponse> ReachAsync() => By is null ? Visitor.GetAsync(Path) : By(Visitor);

    /// <summary>What a form of the page sends so that it is accepted.</summary>
    public List<(string Name, string Value)> Fill(PageResponse page, FormOnPage form) =>
        form.Fill([.. Good, .. And(page)]);

    /// <summary>Goes to the page and sends a form of it as it should be: the first, or the one that goes to this
    /// address.</summary>
    public async Task<PageResponse> PassAsync(string? action = null)
    {
        var page = await ReachAsync();
        var form =
            FormOnPage
                .On(page, Within)
                .FirstOrDefault(f => action is null || f.Action.EndsWith(action, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException(
                $"No form on {page.Path}, reached from {Path}: {page.Status} "
                    + $"{page.Page.QuerySelector("main")?.TextContent}"
            );
        var answer = await Visitor.PostAsync(form, Fill(page, form));
        return answer.Status == System.Net.HttpStatusCode.OK
            ? answer
            : throw new InvalidOperationException(
                $"{Path} did not accept what is good: {(int)answer.Status} "
                    + $"{answer.Page.QuerySelector(".mend, main")?.TextContent}"
            );
    }
}
