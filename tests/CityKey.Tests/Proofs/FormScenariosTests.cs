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

        var passedBy = ways.Where(w => w is { Verb: "POST", IsPage: true } && !forms.Any(f => w.Takes(f.Form.Action)))
            .Select(w => w.Way)
            .ToList();
        passedBy.ForEach(output.WriteLine);

        // The page offers deletion only where counsel allows it: DraftTests. The others need a state of the switch that
        // the scenarios do not make, or change nothing: IndexTests, SwitchOrdersTests and ReviewTests of Pages/Portal.
        Assert.Equal(
            [
                "portal POST:Delete /{lang:language}/return/draft/{handler?}",
                "staff POST /portal/{handler?}",
                "staff POST:Open /portal/{handler?}",
                "staff POST:Approve /portal/{handler?}",
                "staff POST:Withdraw /portal/{handler?}",
                "staff POST /portal/review",
            ],
            passedBy
        );
    }
}
