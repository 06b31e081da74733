using CityKey.Data.Accounts;
using CityKey.Tests.Staff;

namespace CityKey.Tests.Proofs;

/// <summary>Every page of both sites that has a form, with somebody before it for whom it is there.</summary>
internal static class Stops
{
    // Of the made languages, in which each sentence of a resource can be told from any other.
    private const string Made = "qps-ploc";

    public static async Task<IReadOnlyList<Stop>> ArrangeAsync(Town town) =>
        [
            .. await OfResidentsAsync(town),
            .. await OfCasesAsync(town),
            .. await OfCounterAsync(town),
            .. await OfOfficeAsync(town),
        ];

    private static async Task<List<Stop>> OfResidentsAsync(Town town)
    {
        var drafter = await town.DraftedAsync();
        var stranger = town.Stranger();
        var submitted = (await town.SubmittedAsync()).Resident;
        return
        [
            new($"/{Made}/apply", stranger),
            new($"/{Made}/documents", stranger, ("age", "18"), ("identity", "passport"), ("residence", "lease")),
            new($"/{Made}/return", town.Stranger(), ("access-code", await Town.CodeOfAsync(submitted))),
            new("/_parts", stranger, ("bday-day", "1"), ("agree", "true")),
            new($"/{Made}/apply/about-you", drafter, Typed.AboutYou),
            new($"/{Made}/apply/address", drafter, Typed.Address),
            new($"/{Made}/apply/documents", drafter),
            new($"/{Made}/apply/documents/add", drafter, ("kind", "lease")),
            new($"/{Made}/apply/photo", drafter),
            new($"/{Made}/apply/card", drafter, Typed.Card),
            new($"/{Made}/apply/contact", drafter, Typed.Contact),
            new($"/{Made}/apply/check", drafter),
            new($"/{Made}/return/draft", drafter),
            new($"/{Made}/finish", drafter),
            new($"/{Made}/return/messages", submitted, Typed.Note),
            new($"/{Made}/return/withdraw", submitted),
        ];
    }

    private static async Task<List<Stop>> OfCasesAsync(Town town)
    {
        var (clerk, second) = (await town.StaffAsync("clerk"), await town.StaffAsync("clerk2"));
        var waiting = (await town.SubmittedAsync()).Reference;
        var reviewed = (await town.SubmittedAsync()).Reference;
        var (asked, answering) = await town.SubmittedAsync();
        var (denied, appealing) = await town.SubmittedAsync();
        var (appealed, heard) = await town.SubmittedAsync();
        var approved = (await town.SubmittedAsync()).Reference;
        foreach (var reference in new[] { reviewed, asked, denied, appealed, approved })
        {
            await Town.ActAsync(clerk, reference, "claim");
        }

        await new Stop($"/applications/{asked}/ask", clerk, ("need", "show-residence")).PassAsync();
        await Town.ActAsync(clerk, denied, "deny", ("reason", "residence-not-shown"));
        await Town.ActAsync(clerk, appealed, "deny", ("reason", "residence-not-shown"));
        await new Stop("/en/return/appeal", heard, Typed.Note).PassAsync();
        await Town.ActAsync(second, appealed, "claim");
        await Town.ActAsync(clerk, approved, "approve");
        return
        [
            new($"/{Made}/return/answer", answering, Typed.Note),
            new($"/{Made}/return/answer/document", answering, ("kind", "lease")),
            new($"/{Made}/return/answer/photo", answering),
            new($"/{Made}/return/appeal", appealing, Typed.Note),
            new("/applications", clerk),
            new($"/applications/{waiting}", clerk),
            new($"/applications/{reviewed}", clerk, ("act", "deny"), ("reason", "residence-not-shown")),
            new($"/applications/{reviewed}/ask", clerk, [("need", "show-residence"), .. Typed.Note]),
            new($"/applications/{reviewed}/messages", clerk, Typed.Note),
            new($"/applications/{reviewed}/new-code", clerk, ("document", "passport"), ("document", "lease")),
            new($"/applications/{asked}/here", second),
            new($"/applications/{asked}/here", second, [("document", "lease"), .. Typed.Note])
            {
                By = b => PressedAsync(b, $"/applications/{asked}/here"),
            },
            new(
                $"/applications/{appealed}/appeal",
                second,
                [("decision", "overturn"), ("overturn-reason", "documents-suffice"), .. Typed.Note]
            ),
            new($"/applications/{approved}", clerk, ("act", "issue")),
        ];
    }

    // Looking opens the application there, so it is asked for with a press.
    private static async Task<Answer> PressedAsync(Browser clerk, string path)
    {
        var page = await clerk.GetAsync(path);
        return FormOnPage.On(page) is [var form, ..] && page.Place == path
            ? await clerk.PostAsync(form, form.Fill([]))
            : page;
    }

    private static async Task<List<Stop>> OfCounterAsync(Town town)
    {
        var typing = await Town.VisitAsync(await town.StaffAsync("supervisor"), "/counter/print");
        var printed = await Town.VisitAsync(await town.StaffAsync("supervisor"), "/counter/print");
        await new Stop("/counter/print", printed, ("act", "begin")).PassAsync();
        var over = await Town.VisitAsync(await town.StaffAsync("clerk2"), "");
        var refused = await Town.VisitAsync(await town.StaffAsync("clerk2"), "/counter/documents");
        await new Stop("/counter/refuse", refused, ("reason", "residence-not-shown")).PassAsync();
        return
        [
            new("/counter", await town.StaffAsync("clerk"), Typed.Visit),
            new("/counter/person", typing, Typed.Person),
            new(
                "/counter/documents",
                typing,
                [
                    .. Typed.Seen,
                    ("issued-utility-bill-day", ""),
                    ("issued-utility-bill-month", ""),
                    ("issued-utility-bill-year", ""),
                ]
            ),
            new("/counter/photo", typing),
            new("/counter/check", typing),
            new("/counter/print", typing, ("act", "begin")),
            new("/counter/refuse", typing, ("reason", "residence-not-shown")),
            new("/counter/cancel", typing),
            new("/counter/print", printed, ("act", "good")),
            new("/counter/slip", over),
            new("/counter/refusal", refused),
        ];
    }

    private static async Task<List<Stop>> OfOfficeAsync(Town town)
    {
        var invitation = await town.InviteAsync("rosa@city.example");
        var (records, counsel) = (await town.StaffAsync("records"), await town.StaffAsync("counsel"));
        await new Stop(
            "/legal/holds",
            records,
            ("scope", "OneApplication"),
            ("reference", (await town.SubmittedAsync()).Reference),
            ("reason", "lawsuit")
        ).PassAsync();
        var early = await town.StaffAsync("admin2");
        town.Clock.Ahead = TimeSpan.FromMinutes(6);
        var stranger = town.StaffStranger();
        // What turns the switch is last: the portal's pages follow it within a second.
        return
        [
            new(
                "/sign-in",
                stranger,
                ("email", "auditor@citykey.example"),
                ("password", DemonstrationAccounts.Password)
            )
            {
                SaysWhere = false,
            },
            new(invitation, stranger, ("password", "violet tram over the river"))
            {
                And = page =>
                    [
                        (
                            "code",
                            Authenticator
                                .Of(new StaffAnswer(page.Status, page.Path, page.Page))
                                .CodeAt(town.Clock.GetUtcNow())
                        ),
                    ],
            },
            new("/_parts", stranger, ("bday-day", "1"), ("agree", "true")),
            new("/", await town.StaffAsync("auditor")) { Within = "header" },
            new(
                "/legal/holds",
                records,
                ("scope", "HandedInBetween"),
                ("from", "2026-11-01"),
                ("to", "2026-11-30"),
                ("reason", "lawsuit")
            ),
            new("/legal/holds", counsel, ("scope", "Everything"), ("reason", "lawsuit")),
            new("/demand", await town.StaffAsync("auditor"), ("way", "letter"), ("kind", "agency-subpoena")),
            new(
                "/portal",
                await town.StaffAsync("admin"),
                ("act", "off"),
                ("password", DemonstrationAccounts.Password)
            ),
            new("/portal", early, ("act", "off"), ("password", DemonstrationAccounts.Password)),
        ];
    }
}
