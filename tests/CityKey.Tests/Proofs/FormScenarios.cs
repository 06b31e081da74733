using CityKey.Data.Accounts;
using CityKey.Tests.Staff;

namespace CityKey.Tests.Proofs;

/// <summary>Every page of both sites that has a form, each with a visitor who may use it.</summary>
internal static class FormScenarios
{
    // Of the made languages, in which each sentence of a resource can be told from any other.
    private const string Made = "qps-ploc";

    public static async Task<IReadOnlyList<FormScenario>> ArrangeAsync(SeededSites sites) =>
        [
            .. await OfResidentsAsync(sites),
            .. await OfCasesAsync(sites),
            .. await OfCounterAsync(sites),
            .. await OfOfficeAsync(sites),
        ];

    private static async Task<List<FormScenario>> OfResidentsAsync(SeededSites sites)
    {
        var drafter = await sites.DraftedAsync();
        var stranger = sites.Stranger();
        var submitted = (await sites.SubmittedAsync()).Resident;
        return
        [
            new($"/{Made}/apply", stranger),
            new($"/{Made}/documents", stranger, ("age", "18"), ("identity", "passport"), ("residence", "lease")),
            new($"/{Made}/return", sites.Stranger(), ("access-code", await SeededSites.CodeOfAsync(submitted))),
            new("/_parts", stranger, ("bday-day", "1"), ("agree", "true")),
            new($"/{Made}/apply/about-you", drafter, SampleResident.Marked.AboutYou),
            new($"/{Made}/apply/address", drafter, SampleResident.Marked.Address),
            new($"/{Made}/apply/documents", drafter),
            new($"/{Made}/apply/documents/add", drafter, ("kind", "lease")),
            new($"/{Made}/apply/photo", drafter),
            new($"/{Made}/apply/card", drafter, SampleResident.Marked.Card),
            new($"/{Made}/apply/contact", drafter, SampleResident.Marked.Contact),
            new($"/{Made}/apply/check", drafter),
            new($"/{Made}/return/draft", drafter),
            new($"/{Made}/finish", drafter),
            new($"/{Made}/return/messages", submitted, SampleResident.Note),
            new($"/{Made}/return/withdraw", submitted),
        ];
    }

    private static async Task<List<FormScenario>> OfCasesAsync(SeededSites sites)
    {
        var (clerk, second) = (await sites.StaffAsync("clerk"), await sites.StaffAsync("clerk2"));
        var waiting = (await sites.SubmittedAsync()).Reference;
        var reviewed = (await sites.SubmittedAsync()).Reference;
        var (asked, answering) = await sites.SubmittedAsync();
        var (denied, appealing) = await sites.SubmittedAsync();
        var (appealed, heard) = await sites.SubmittedAsync();
        var approved = (await sites.SubmittedAsync()).Reference;
        foreach (var reference in new[] { reviewed, asked, denied, appealed, approved })
        {
            await SeededSites.ActAsync(clerk, reference, "claim");
        }

        await new FormScenario($"/applications/{asked}/ask", clerk, ("need", "show-residence")).PassAsync();
        await SeededSites.ActAsync(clerk, denied, "deny", ("reason", "residence-not-shown"));
        await SeededSites.ActAsync(clerk, appealed, "deny", ("reason", "residence-not-shown"));
        await new FormScenario("/en/return/appeal", heard, SampleResident.Note).PassAsync();
        await SeededSites.ActAsync(second, appealed, "claim");
        await SeededSites.ActAsync(clerk, approved, "approve");
        return
        [
            new($"/{Made}/return/answer", answering, SampleResident.Note),
            new($"/{Made}/return/answer/document", answering, ("kind", "lease")),
            new($"/{Made}/return/answer/photo", answering),
            new($"/{Made}/return/appeal", appealing, SampleResident.Note),
            new("/applications", clerk),
            new($"/applications/{waiting}", clerk),
            new($"/applications/{reviewed}", clerk, ("reason", "residence-not-shown")),
            new($"/applications/{reviewed}/ask", clerk, [("need", "show-residence"), .. SampleResident.Note]),
            new($"/applications/{reviewed}/messages", clerk, SampleResident.Note),
            new($"/applications/{reviewed}/new-code", clerk, ("document", "passport"), ("document", "lease")),
            new($"/applications/{asked}/here", second),
            new($"/applications/{asked}/here", second, [("document", "lease"), .. SampleResident.Note])
            {
                By = b => PressedAsync(b, $"/applications/{asked}/here"),
            },
            new(
                $"/applications/{appealed}/appeal",
                second,
                [("decision", "overturn"), ("overturn-reason", "documents-suffice"), .. SampleResident.Note]
            ),
            new($"/applications/{approved}", clerk),
        ];
    }

    // Looking opens the application there, so it is asked for with a press.
    private static async Task<PageResponse> PressedAsync(HttpBrowser clerk, string path)
    {
        var page = await clerk.GetAsync(path);
        return FormOnPage.On(page) is [var form, ..] && page.Place == path
            ? await clerk.PostAsync(form, form.Fill([]))
            : page;
    }

    private static async Task<List<FormScenario>> OfCounterAsync(SeededSites sites)
    {
        var typing = await SeededSites.VisitAsync(await sites.StaffAsync("supervisor"), "/counter/print");
        var printed = await SeededSites.VisitAsync(await sites.StaffAsync("supervisor"), "/counter/print");
        await new FormScenario("/counter/print", printed).PassAsync();
        var over = await SeededSites.VisitAsync(await sites.StaffAsync("clerk2"), "");
        var refused = await SeededSites.VisitAsync(await sites.StaffAsync("clerk2"), "/counter/documents");
        await new FormScenario("/counter/refuse", refused, ("reason", "residence-not-shown")).PassAsync();
        return
        [
            new("/counter", await sites.StaffAsync("clerk"), SampleResident.Visit),
            new("/counter/person", typing, SampleResident.Marked.Person),
            new(
                "/counter/documents",
                typing,
                [
                    .. SampleResident.Seen,
                    ("issued-utility-bill-day", ""),
                    ("issued-utility-bill-month", ""),
                    ("issued-utility-bill-year", ""),
                ]
            ),
            new("/counter/photo", typing),
            new("/counter/check", typing),
            new("/counter/print", typing),
            new("/counter/refuse", typing, ("reason", "residence-not-shown")),
            new("/counter/cancel", typing),
            new("/counter/print", printed),
            new("/counter/slip", over),
            new("/counter/refusal", refused),
        ];
    }

    private static async Task<List<FormScenario>> OfOfficeAsync(SeededSites sites)
    {
        var invitation = await sites.InviteAsync("rosa@city.example");
        var (records, counsel) = (await sites.StaffAsync("records"), await sites.StaffAsync("counsel"));
        await new FormScenario(
            "/legal/holds",
            records,
            ("scope", "OneApplication"),
            ("reference", (await sites.SubmittedAsync()).Reference),
            ("reason", "lawsuit")
        ).PassAsync();
        var early = await sites.StaffAsync("admin2");
        sites.Clock.Ahead = TimeSpan.FromMinutes(6);
        var stranger = sites.StaffStranger();
        // The change of the switch is last: the portal's pages follow it within a second.
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
                And = page => [("code", Authenticator.Of(page).CodeAt(sites.Clock.GetUtcNow()))],
            },
            new("/_parts", stranger, ("bday-day", "1"), ("agree", "true")),
            new("/", await sites.StaffAsync("auditor")) { Within = "header" },
            new(
                "/legal/holds",
                records,
                ("scope", "HandedInBetween"),
                ("from", "2026-11-01"),
                ("to", "2026-11-30"),
                ("reason", "lawsuit")
            ),
            new("/legal/holds", counsel, ("scope", "Everything"), ("reason", "lawsuit")),
            new("/demand", await sites.StaffAsync("auditor"), ("way", "letter"), ("kind", "agency-subpoena")),
            new(
                "/portal",
                await sites.StaffAsync("admin"),
                ("password", DemonstrationAccounts.Password),
                ("at", "2099-01-05T17:00")
            ),
            new("/portal", early, ("password", DemonstrationAccounts.Password), ("at", "2099-01-05T17:00")),
        ];
    }
}
