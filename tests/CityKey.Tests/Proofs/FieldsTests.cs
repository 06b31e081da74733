using System.Net;

namespace CityKey.Tests.Proofs;

/// <summary>Every field of every form × everything that people and machines put into fields: it is taken, or the page
/// comes back with a sentence beside the field and all that was typed.</summary>
[Collection(nameof(SeededSitesFixture))]
public sealed class FieldsTests(SeededSitesFixture proofs, ITestOutputHelper output)
{
    private static readonly (string Kind, string Value)[] Odd =
    [
        ("empty", ""),
        ("too long", new string('a', 5000)),
        ("wrong kind", "≠ 99999999999999999999 -1"),
        ("script tag", FieldProbe.Script),
        ("NUL", "Zq\0xw"),
        ("lone surrogate", "Zq\uD800xw"),
        ("right-to-left override", "Zq\u202Exw"),
        ("formula", "=cmd|' /C calc'!A0"),
    ];

    private PageResponse? page;

    [Fact]
    public async Task Every_field_takes_what_is_odd_or_says_beside_itself_what_to_mend()
    {
        await proofs.BeginAsync();
        var (tried, taken, wrong) = (0, 0, new List<string>());
        foreach (var (scenario, form) in await proofs.FormsAsync())
        {
            await proofs.RestoreAsync();
            page = null;
            foreach (var field in form.Fields.Where(f => f.Name != FormOnPage.Token && f.Kind != "file"))
            {
                foreach (var (kind, value) in Odd)
                {
                    var probe = new FieldProbe(scenario, form, field, value);
                    var answer = await SendAsync(probe);
                    tried++;
                    taken += answer.Status == HttpStatusCode.OK ? 1 : 0;
                    wrong.AddRange(
                        probe
                            .WrongWith(answer)
                            .Select(w =>
                                $"{scenario.Path} {field.Name} ({field.Kind}), {kind}: {(int)answer.Status} {w}"
                            )
                    );
                }
            }
        }

        output.WriteLine(
            $"Fields × oddities: {tried}, taken: {taken}, sent back with a sentence: "
                + $"{tried - taken - wrong.Count}, wrong: {wrong.Count}"
        );
        wrong.ForEach(output.WriteLine);
        Assert.Empty(wrong);
    }

    // A page that nothing came of is still good. What an accepted form has changed may have taken the form away: then
    // everything is put back first.
    private async Task<PageResponse> SendAsync(FieldProbe probe)
    {
        page ??= await probe.Scenario.ReachAsync();
        if (probe.Form.Again(page, probe.Scenario.Within) is not { } form)
        {
            await proofs.RestoreAsync();
            page = await probe.Scenario.ReachAsync();
            form = probe.Form.Again(page, probe.Scenario.Within)!;
        }

        var answer = await probe.SendAsync(page, form);
        page = answer.Status == HttpStatusCode.UnprocessableEntity ? page : null;
        return answer;
    }
}
