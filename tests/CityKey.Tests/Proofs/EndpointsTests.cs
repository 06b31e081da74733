using System.Net;

namespace CityKey.Tests.Proofs;

/// <summary>Every way in × every role × every verb, against the checked-in table; and that no response shows anything
/// of an application to a stranger.</summary>
[Collection(nameof(SeededSitesFixture))]
public sealed class EndpointsTests(SeededSitesFixture proofs, ITestOutputHelper output)
{
    private static readonly string[] Verbs = ["GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"];
    private readonly AccessTable table = new();
    private readonly SeededSites sites = proofs.Sites;

    [Fact]
    public async Task The_table_lists_every_way_in_with_its_policy()
    {
        var ways = await WaysAsync();

        Assert.Equal(
            table.Policies.Keys.Order(StringComparer.Ordinal),
            ways.Select(w => w.Way).Order(StringComparer.Ordinal)
        );
        Assert.Empty(ways.Where(w => w.Site == "staff" && table.Policies[w.Way] != w.Policy).Select(w => w.Way));
        output.WriteLine($"Ways in: {ways.Count}");
    }

    [Fact]
    public async Task Each_role_goes_where_the_table_says_and_nobody_reads_a_word_of_anothers_case()
    {
        await proofs.BeginAsync();
        var foreign = await ForeignApplication.OfAsync(sites);
        Assert.Empty(await foreign.UnreadableAsync());
        var roles = await TestRoles.OfAsync(sites);
        var ways = await WaysAsync();
        foreach (var visiting in roles)
        {
            await visiting.TokenAsync("portal");
            await visiting.TokenAsync("staff");
        }

        var image = await DatabaseImage.TakeAsync(sites.Database);
        var before = await image.RowsAsync();
        var answers = (await Task.WhenAll(roles.Select(r => VisitAsync(r, ways, foreign)))).SelectMany(a => a).ToList();
        var wrong = answers.Where(a => a.Length > 0).ToList();

        output.WriteLine(
            $"Ways in: {ways.Count}, roles: {roles.Count}, requests: {answers.Count}, wrong or leaking: {wrong.Count}"
        );
        wrong.ForEach(output.WriteLine);
        Assert.Empty(wrong);
        Assert.Equal(before, await image.RowsAsync());
    }

    /// <summary>ADR 11: the document checker changes nothing, and a token would be a cookie.</summary>
    [Fact]
    public async Task No_post_without_its_token_does_anything()
    {
        await proofs.BeginAsync();
        var roles = (await TestRoles.OfAsync(sites)).ToDictionary(r => r.Role, StringComparer.Ordinal);
        var pages = (await WaysAsync()).Where(w => w.IsPage).DistinctBy(w => w.Site + w.Route).ToList();
        var image = await DatabaseImage.TakeAsync(sites.Database);
        var before = await image.RowsAsync();
        var (asked, passed) = (0, new List<string>());
        foreach (var page in pages)
        {
            var visiting = roles.Values.First(r => table.LetsIn(page.Way, r.Role) && r.Role != "stranger");
            string[] tokens =
            [
                "",
                await roles[visiting.Role == "resident" ? "stranger" : "auditor"].TokenAsync(page.Site),
                "made up",
            ];
            foreach (var token in tokens)
            {
                asked++;
                var answer = await visiting
                    .At(page.Site)
                    .PostAsync(page.At(), token.Length == 0 ? [] : [(FormOnPage.Token, token)]);
                if (answer.Status != HttpStatusCode.BadRequest)
                {
                    passed.Add($"{page.Site} {page.Route}: {(int)answer.Status}");
                }
            }
        }

        output.WriteLine($"Pages: {pages.Count}, posts without their token: {asked}, passed: {passed.Count}");
        Assert.Equal(["portal /{lang:language}/documents: 422"], passed.Distinct());
        Assert.Equal(before, await image.RowsAsync());
    }

    private async Task<List<EndpointRow>> WaysAsync() =>
        [
            .. await Endpoints.OfAsync(sites.PortalServices, "portal"),
            .. await Endpoints.OfAsync(sites.StaffServices, "staff"),
        ];

    /// <returns>For each request what was wrong with its answer; nothing where nothing was.</returns>
    private async Task<List<string>> VisitAsync(Visiting visiting, List<EndpointRow> ways, ForeignApplication foreign)
    {
        var found = new List<string>();
        foreach (var way in ways)
        {
            var answer = await AskAsync(visiting, way, way.Verb, way.At());
            found.Add(
                IsIn(answer, way) == table.LetsIn(way.Way, visiting.Role) && (int)answer.Status < 500
                    ? ""
                    : $"{visiting.Role} {way}: {(int)answer.Status} {answer.Path}"
            );
        }

        foreach (var (way, verb) in EveryVerb(ways))
        {
            var answer = await AskAsync(visiting, way, verb, way.At(foreign.Reference, foreign.Upload));
            found.Add(
                !foreign.SaidBy(answer) && (int)answer.Status < 500
                    ? ""
                    : $"{visiting.Role} {verb} {way.Route}: {(int)answer.Status}, said {foreign.SaidBy(answer)}"
            );
        }

        return found;
    }

    // A visitor without access sends a valid token, so that only the access rule can refuse; a visitor with access
    // sends none, so that nothing is changed.
    private async Task<PageResponse> AskAsync(Visiting visiting, EndpointRow way, string verb, string address)
    {
        var request = new HttpRequestMessage(new HttpMethod(verb), address);
        if (verb is "POST" or "PUT" or "PATCH" or "DELETE")
        {
            request.Content = new FormUrlEncodedContent(
                table.LetsIn(way.Way, visiting.Role)
                    ? []
                    : [KeyValuePair.Create(FormOnPage.Token, await visiting.TokenAsync(way.Site))]
            );
        }

        return await visiting.At(way.Site).SendAsync(request);
    }

    // Each route by every verb, and each handler by its own.
    private static IEnumerable<(EndpointRow Way, string Verb)> EveryVerb(List<EndpointRow> ways) =>
        ways.DistinctBy(w => w.Site + w.Route)
            .SelectMany(w => Verbs.Select(verb => (w, verb)))
            .Concat(ways.Where(w => w.Handler.Length > 0).Select(w => (w, w.Verb)));

    private static bool IsIn(PageResponse answer, EndpointRow way) =>
        answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        && (answer.Place == way.At().Split('?')[0] || answer.Place is not ("/sign-in" or "/en/return"));
}
