namespace CityKey.Tests.Proofs;

/// <summary>A case that is its resident's and its reviewer's alone, with the mark in every field of it.</summary>
internal sealed class ForeignApplication
{
    private readonly HttpBrowser owner;
    private readonly HttpBrowser clerk;
    private readonly string[] marks;

    private ForeignApplication(HttpBrowser resident, HttpBrowser reviewer, string reference, string upload, string code)
    {
        (owner, clerk, Reference, Upload) = (resident, reviewer, reference, upload);
        // The last is how its pictures begin.
        marks =
        [
            SampleResident.Mark,
            SampleResident.Marked.Telephone!,
            code,
            code.Replace("-", "", StringComparison.Ordinal),
            "\u0010JFIF\0",
        ];
    }

    public string Reference { get; }

    /// <summary>One of its pictures.</summary>
    public string Upload { get; }

    public static async Task<ForeignApplication> OfAsync(SeededSites sites)
    {
        var resident = await sites.DraftedAsync();
        var code = await SeededSites.CodeOfAsync(resident);
        await new FormScenario("/en/apply/check", resident).PassAsync();
        await new FormScenario("/en/return/messages", resident, SampleResident.Note).PassAsync();
        var reference = (await sites.LastReferenceAsync())!;
        var reviewer = await sites.StaffAsync("clerk");
        await SeededSites.ActAsync(reviewer, reference, "claim");
        var picture = (await reviewer.GetAsync($"/applications/{reference}"))
            .Page.QuerySelectorAll("[src], [href]")
            .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!)
            .First(p => p.Contains("/picture/", StringComparison.Ordinal));
        return new ForeignApplication(resident, reviewer, reference, picture.Split('/')[^1], code);
    }

    public bool SaidBy(PageResponse answer) =>
        Array.Exists(marks, m => answer.Body.Contains(m, StringComparison.Ordinal));

    /// <summary>Those of its words that even the two whose case it is do not find: then looking for them would prove
    /// nothing.</summary>
    public async Task<List<string>> UnreadableAsync()
    {
        var read = string.Concat(
            (
                await Task.WhenAll(
                    clerk.GetAsync($"/applications/{Reference}"),
                    clerk.GetAsync($"/applications/{Reference}/picture/{Upload}"),
                    owner.GetAsync("/en/apply/code"),
                    owner.GetAsync("/en/return/messages")
                )
            ).Select(a => a.Body)
        );
        return [.. marks.Where((m, i) => i != 3 && !read.Contains(m, StringComparison.Ordinal))];
    }
}
