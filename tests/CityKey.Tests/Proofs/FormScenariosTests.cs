using System.Net;

namespace CityKey.Tests.Proofs;

/// <summary>That the proofs stand before every form there is, each time with something that it accepts.</summary>
[Collection(nameof(SeededSitesFixture))]
public sealed class FormScenariosTests(SeededSitesFixture proofs, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_form_accepts_what_is_good()
    {
        await proofs.BeginAsync();
        var forms = 0;
        foreach (var (scenario, form) in await proofs.FormsAsync())
        {
            await proofs.RestoreAsync();
            var page = await scenario.ReachAsync();
            var answer = await scenario.Visitor.PostAsync(
                form,
                scenario.Fill(page, form.Again(page, scenario.Within)!)
            );
            Assert.True(
                answer.Status == HttpStatusCode.OK,
                $"{scenario.Path} {form.Key}: {(int)answer.Status} "
                    + $"{answer.Page.QuerySelector(".mend, main")?.TextContent}"
            );
            forms++;
        }

        output.WriteLine($"Forms that accept what is good: {forms}");
    }

    [Fact]
    public async Task No_way_of_posting_is_passed_by()
    {
        var forms = await proofs.FormsAsync();
        List<EndpointRow> ways =
        [
            .. await Endpoints.OfAsync(proofs.Sites.PortalServices, "portal"),
            .. await Endpoints.OfAsync(proofs.Sites.StaffServices, "staff"),
        ];

        // Two buttons without fields. The page offers deletion only where counsel allows it, which DraftDeletionTests
        // covers; the daily review is in SwitchPageTests.
        Assert.Equal(
            ["portal POST:Delete /{lang:language}/return/draft/{handler?}", "staff POST /portal/review"],
            ways.Where(w => w is { Verb: "POST", IsPage: true } && !forms.Any(f => w.Takes(f.Form.Action)))
                .Select(w => w.Way)
        );
    }
}
