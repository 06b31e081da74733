using System.Net;

namespace CityKey.Tests.Proofs;

/// <summary>That the proofs stand before every form there is, each time with something that it accepts.</summary>
[Collection(nameof(ProofTown))]
public sealed class StopsTests(ProofTown proofs, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_form_accepts_what_is_good()
    {
        await proofs.BeginAsync();
        var forms = 0;
        foreach (var (stop, form) in await proofs.FormsAsync())
        {
            await proofs.RestoreAsync();
            var page = await stop.ReachAsync();
            var answer = await stop.Who.PostAsync(form, stop.Fill(page, form.Again(page, stop.Within)!));
            Assert.True(
                answer.Status == HttpStatusCode.OK,
                $"{stop.Path} {form.Key}: {(int)answer.Status} {answer.Page.QuerySelector(".mend, main")?.TextContent}"
            );
            forms++;
        }

        output.WriteLine($"Forms that accept what is good: {forms}");
    }

    [Fact]
    public async Task No_way_of_posting_is_passed_by()
    {
        var forms = await proofs.FormsAsync();
        List<Entrance> ways =
        [
            .. await Endpoints.OfAsync(proofs.Town.PortalServices, "portal"),
            .. await Endpoints.OfAsync(proofs.Town.StaffServices, "staff"),
        ];

        // The day's one button, without fields: SwitchPageTests presses it.
        Assert.Equal(
            ["staff POST /portal/review"],
            ways.Where(w => w is { Verb: "POST", IsPage: true } && !forms.Any(f => w.Takes(f.Form.Action)))
                .Select(w => w.Way)
        );
    }
}
