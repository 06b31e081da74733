using System.Text.RegularExpressions;
using CityKey.Data.Sealing;

namespace CityKey.Tests.Proofs;

/// <summary>Every form, sent once as it is and once with a field for every property there is: the database is the same
/// after both.</summary>
[Collection(nameof(SeededSitesFixture))]
public sealed partial class OverpostingTests(SeededSitesFixture proofs, ITestOutputHelper output)
{
    // Below the framework's limit for a form, and what fits into an address where a form carries a file.
    private const int AtOnce = 900;
    private const int InAddress = 180;
    private readonly SeededSites sites = proofs.Sites;

    [Fact]
    public async Task Posting_every_property_changes_nothing_but_what_the_form_may()
    {
        await proofs.BeginAsync();
        using var opened = new OpenedRecords([await DraftKeyAsync()]);
        var fields = new Dictionary<bool, IReadOnlyList<(string Name, string Value)>>
        {
            [true] = OverpostedFields.All(sites.PortalServices),
            [false] = OverpostedFields.All(sites.StaffServices),
        };
        var (forms, posts, changed) = (0, 0, new List<string>());
        foreach (var (scenario, form) in await proofs.FormsAsync())
        {
            forms++;
            var expected = await AfterAsync(scenario, form, [], opened);
            var extra = fields[scenario.Path.StartsWith("/qps-", StringComparison.Ordinal)]
                .Where(f => !form.Fields.Any(own => own.Name.Equals(f.Name, StringComparison.OrdinalIgnoreCase)));
            foreach (var some in extra.Chunk(form.IsUpload ? InAddress : AtOnce))
            {
                posts++;
                var after = await AfterAsync(scenario, form, some, opened);
                changed.AddRange(
                    after
                        .Except(expected)
                        .Concat(expected.Except(after))
                        .Select(row => $"{scenario.Path} {form.Key}: {row}")
                );
            }
        }

        output.WriteLine(
            $"Forms: {forms}, fields: {fields[true].Count} and {fields[false].Count}, posts: {posts}, "
                + $"changed: {changed.Count}"
        );
        changed.ForEach(output.WriteLine);
        Assert.Empty(changed);
    }

    // The rows, what is sealed in them, and what a counter visit shows, which only its browser can open.
    private async Task<List<string>> AfterAsync(
        FormScenario scenario,
        FormOnPage form,
        (string Name, string Value)[] extra,
        OpenedRecords opened
    )
    {
        await proofs.RestoreAsync();
        var page = await scenario.ReachAsync();
        var now = form.Again(page, scenario.Within)!;
        var query =
            now.IsUpload && extra.Length > 0
                ? (now.Action.Contains('?', StringComparison.Ordinal) ? "&" : "?")
                    + string.Join('&', extra.Select(e => $"{e.Name}={e.Value}"))
                : "";
        var answer = await scenario.Visitor.PostAsync(
            now with
            {
                Action = now.Action + query,
            },
            [.. scenario.Fill(page, now), .. now.IsUpload ? [] : extra]
        );
        List<string> after =
        [
            $"answered {(int)answer.Status}",
            .. await proofs.Image.RowsAsync(),
            .. await opened.ReadAsync(sites.Database),
        ];
        foreach (
            var place in scenario.Path.StartsWith("/counter", StringComparison.Ordinal)
                ? ["/counter/person", "/counter/check", "/counter/print"]
                : Array.Empty<string>()
        )
        {
            after.Add($"{place} {(await scenario.Visitor.GetAsync(place)).Page.QuerySelector("main")?.TextContent}");
        }

        return [.. after.Select(row => Made().Replace(row, "made"))];
    }

    private async Task<ResidentKey> DraftKeyAsync()
    {
        var drafter = proofs.Scenarios.First(s => s.Path.EndsWith("/apply/check", StringComparison.Ordinal)).Visitor;
        AccessCode.TryRead(await SeededSites.CodeOfAsync(drafter), out var code);
        using var kdf = new AccessCodeKdf();
        return await kdf.StretchAsync(code!, CancellationToken.None);
    }

    // Serials, references, slips' secrets, and the times of day that pages show: new each time.
    [GeneratedRegex(
        "[0-9A-Z]{10}[0-9A-Z*~$=]|[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z*~$=]{3}|[0-9A-Z]{4}(-[0-9A-Z]{4}){3,4}",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Made();
}
