namespace CityKey.Tests.Proofs;

/// <summary>A page of a walk with its forms, who stands before it, and what they would fill in so that it is
/// accepted.</summary>
/// <param name="Good">Of all forms of the page; what is not named stands as it was drawn.</param>
internal sealed record FormScenario(string Path, Browser Who, params (string Name, string Value)[] Good)
{
    /// <summary>Where the page is only reached by pressing something first.</summary>
    public Func<Browser, Task<Answer>>? By { get; init; }

    /// <summary>What only the page itself can tell.</summary>
    public Func<Answer, IEnumerable<(string Name, string Value)>> And { get; init; } = _ => [];

    /// <summary>Whether a field says itself what is wrong with it. Signing in does not tell which of two things did not
    /// fit.</summary>
    public bool SaysWhere { get; init; } = true;

    /// <summary>Which part of the page the forms are in.</summary>
    public string Within { get; init; } = "main";

    public Task<Answer> ReachAsync() => By is null ? Who.GetAsync(Path) : By(Who);

    /// <summary>What a form of the page sends so that it is accepted.</summary>
    public List<(string Name, string Value)> Fill(Answer page, FormOnPage form) => form.Fill([.. Good, .. And(page)]);

    /// <summary>Goes to the page and sends a form of it as it should be: the first, or the one that goes to this
    /// address.</summary>
    public async Task<Answer> PassAsync(string? action = null)
    {
        var page = await ReachAsync();
        var form =
            FormOnPage
                .On(page, Within)
                .FirstOrDefault(f => action is null || f.Action.EndsWith(action, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException(
                $"No form on {page.Path}, reached from {Path}: {page.Status} {page.Page.QuerySelector("main")?.TextContent}"
            );
        var answer = await Who.PostAsync(form, Fill(page, form));
        return answer.Status == System.Net.HttpStatusCode.OK
            ? answer
            : throw new InvalidOperationException(
                $"{Path} did not accept what is good: {(int)answer.Status} {answer.Page.QuerySelector(".mend, main")?.TextContent}"
            );
    }
}
