using System.Net;
using CityKey.Domain.Applications;
using Microsoft.Extensions.Time.Testing;
using UglyToad.PdfPig;

namespace CityKey.Tests.Staff.Counter;

public sealed class CounterJourneyTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
    private StaffSite site = null!;
    private StaffBrowser clerk = null!;
    private CounterVisit visit = null!;

    public async ValueTask InitializeAsync()
    {
        site = await StaffSite.StartAsync(time);
        clerk = await site.SignedInAsync("clerk@citykey.example");
        visit = new CounterVisit(clerk);
    }

    public async ValueTask DisposeAsync()
    {
        clerk.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_visit_leads_to_a_card_and_a_slip_and_leaves_only_the_cards_row()
    {
        var printed = await visit.ToPrintedAsync();
        Assert.Equal("/counter/print", printed.Path);
        Assert.Equal("Printing", await CardAsync("status"));
        Assert.NotEmpty(await visit.CardAsync());
        using var sheet = PdfDocument.Open(await visit.CardAsync());
        Assert.Contains(CounterVisit.Family, sheet.GetPage(1).Text, StringComparison.Ordinal);

        var slip = await visit.FinishAsync(printed);

        Assert.Equal("/counter/slip", slip.Path);
        Assert.Equal("Valid pilsen chicago-1", await CardAsync("concat_ws(' ', status, site, rule_set)"));
        Assert.Contains(ReferenceNumber.Show((await CardAsync("serial"))!), slip.Text, StringComparison.Ordinal);
        Assert.Matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", slip.Text);
        Assert.DoesNotContain(
            CounterVisit.Family,
            slip.Page.DocumentElement!.OuterHtml,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Equal(slip.Text, (await clerk.GetAsync("/counter/person")).Text);

        var next = await clerk.PressAsync(slip, "/counter/slip");
        Assert.Equal("/counter", next.Path);
        Assert.Equal(0L, await site.Database.AskAsync<long>("ck_owner", "SELECT count(*) FROM counter.visit"));
        Assert.Equal(
            "card.begun card.issued card.printed card.printed counter.visit-issued",
            await site.Database.AskAsync<string>(
                "ck_owner",
                "SELECT string_agg(action, ' ' ORDER BY action) FROM audit.entry WHERE action LIKE 'card.%' OR action LIKE '%issued'"
            )
        );
    }

    [Fact]
    public async Task A_refusal_gives_reasons_what_would_do_and_a_way_to_have_it_looked_at_again_and_stores_codes_alone()
    {
        var documents = await visit.PersonAsync(await visit.StartAsync());
        await clerk.SendAsync(documents, "seen", ("seen", "passport"), ("act", "look"));
        var unsaid = await clerk.SendAsync(await clerk.GetAsync("/counter/refuse"), "reason");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.Status);

        var slip = await clerk.SendAsync(
            await clerk.GetAsync("/counter/refuse"),
            "reason",
            ("reason", "residence-not-shown")
        );

        Assert.Equal("/counter/refusal", slip.Path);
        Assert.Contains("No document shows that you live in the city.", slip.Text, StringComparison.Ordinal);
        Assert.Contains("Lease", slip.Text, StringComparison.Ordinal);
        Assert.Contains("If you want another review", slip.Text, StringComparison.Ordinal);
        Assert.Contains("311", slip.Text, StringComparison.Ordinal);
        await clerk.PressAsync(slip, "/counter/refusal");
        Assert.Equal(
            0L,
            await site.Database.AskAsync<long>(
                "ck_owner",
                "SELECT (SELECT count(*) FROM counter.visit) + (SELECT count(*) FROM cards.card)"
            )
        );
        Assert.Equal(
            """{"site": "pilsen", "keeps": "SerialOnly", "rules": "chicago-1", "reasons": "residence-not-shown"}""",
            await site.Database.AskAsync<string>(
                "ck_owner",
                "SELECT detail::text FROM audit.entry WHERE action = 'counter.visit-refused'"
            )
        );
    }

    [Fact]
    public async Task Nothing_is_typed_before_what_is_kept_was_said()
    {
        var start = await clerk.GetAsync("/counter");
        Assert.Contains(
            "We do not keep your name, your date of birth or your photo.",
            start.Text,
            StringComparison.Ordinal
        );

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await clerk.SendAsync(start, "agreed", ("site", "pilsen"))).Status
        );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (
                await clerk.SendAsync(
                    start,
                    "agreed",
                    ("site", "pilsen"),
                    ("agreed", "true"),
                    ("told", "NameBirthDatePhoto")
                )
            ).Status
        );
        Assert.Equal("/counter?ended=true", (await clerk.GetAsync("/counter/person")).Path);
        Assert.Equal(0L, await site.Database.AskAsync<long>("ck_owner", "SELECT count(*) FROM counter.visit"));
    }

    [Fact]
    public async Task A_letter_that_the_card_cannot_show_is_said_beside_the_name_before_anything_is_printed()
    {
        var refused = await visit.PersonAsync(await visit.StartAsync(), given: "愛");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("愛", refused.Page.QuerySelector("#given-name-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(CounterVisit.Family, refused.Page.QuerySelector("#family-name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_child_gets_a_card_at_the_counter_on_the_clerks_word_and_it_is_good_for_two_years()
    {
        var documents = await visit.PersonAsync(await visit.StartAsync(), year: "2020");
        var refused = await visit.DocumentsAsync(documents);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        var photo = await clerk.SendAsync(
            refused,
            "seen",
            ("seen", "birth-certificate"),
            ("accepts", "true"),
            ("act", "done")
        );
        await visit.FinishAsync(await visit.PrintAsync(await visit.CheckAsync(await visit.PhotoAsync(photo))));

        Assert.Equal("2029-01-31", await CardAsync("expires_on::text"));
        Assert.Equal(
            "by-clerk",
            await site.Database.AskAsync<string>(
                "ck_owner",
                "SELECT detail->>'documents' FROM audit.entry WHERE action = 'counter.visit-issued'"
            )
        );
    }

    [Fact]
    public async Task A_grown_up_is_not_asked_for_what_only_the_adult_who_takes_care_of_a_child_can_use()
    {
        var documents = await visit.PersonAsync(await visit.StartAsync());
        Assert.NotNull(documents.Page.QuerySelector("[name=seen][value=passport]"));
        Assert.Null(documents.Page.QuerySelector("[value=caretaker-form], [value=guardian-record]"));
    }

    [Fact]
    public async Task A_young_person_without_a_bill_of_their_own_is_enrolled_with_what_the_adult_shows_who_takes_care_of_them()
    {
        (string, string)[] own = [("seen", "school-photo-id"), ("seen", "school-record")];
        var documents = await visit.PersonAsync(await visit.StartAsync(), year: "2010");
        var alone = await clerk.SendAsync(documents, "seen", [.. own, ("act", "done")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);

        var together = await clerk.SendAsync(
            alone,
            "seen",
            [
                .. own,
                ("caretaker", "caretaker-form"),
                ("caretaker", "guardian-record"),
                ("caretaker", "passport"),
                ("caretaker", "utility-bill"),
                ("act", "done"),
            ]
        );

        Assert.Equal("/counter/photo", together.Path);
        var again = await clerk.GetAsync("/counter/documents");
        Assert.NotNull(again.Page.QuerySelector("[name=caretaker][value=passport]:checked"));
        Assert.Null(again.Page.QuerySelector("[name=seen][value=passport]:checked"));
    }

    [Fact]
    public async Task Nobody_vouches_for_a_grown_up()
    {
        var documents = await visit.PersonAsync(await visit.StartAsync());

        Assert.Null(documents.Page.QuerySelector("[name=caretaker]"));
    }

    [Fact]
    public async Task A_letter_counts_when_the_group_that_wrote_it_is_on_the_list()
    {
        (string, string)[] seen = [("seen", "passport"), ("seen", "shelter-letter")];
        var documents = await visit.PersonAsync(await visit.StartAsync());
        var unlisted = await clerk.SendAsync(
            documents,
            "seen",
            [.. seen, ("writer-shelter-letter", "nobody-listed"), ("act", "done")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unlisted.Status);
        Assert.NotNull(unlisted.Page.QuerySelector(".tick.gap"));
        Assert.Equal(
            "nobody-listed",
            unlisted.Page.QuerySelector("[name=writer-shelter-letter] option[selected]")!.GetAttribute("value")
        );

        var listed = await clerk.SendAsync(
            unlisted,
            "seen",
            [.. seen, ("writer-shelter-letter", "example-shelter"), ("act", "done")]
        );

        Assert.Equal("/counter/photo", listed.Path);
    }

    [Fact]
    public async Task The_judgement_follows_what_is_ticked_and_dated()
    {
        var documents = await visit.PersonAsync(await visit.StartAsync());
        var fits = await visit.DocumentsAsync(documents, act: "look");
        Assert.Empty(fits.Page.QuerySelectorAll(".tick.gap"));

        var old = await clerk.SendAsync(
            await clerk.GetAsync("/counter/documents"),
            "seen",
            ("seen", "passport"),
            ("seen", "utility-bill"),
            ("issued-utility-bill-day", "1"),
            ("issued-utility-bill-month", "1"),
            ("issued-utility-bill-year", "2026"),
            ("act", "done")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.Status);
        Assert.Contains("too old", old.Page.QuerySelector(".tick.gap")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026", old.Page.QuerySelector("[name=issued-utility-bill-year]")!.GetAttribute("value"));

        var unreadable = await clerk.SendAsync(
            documents,
            "seen",
            ("seen", "passport"),
            ("issued-utility-bill-day", "soon"),
            ("seen", "utility-bill"),
            ("act", "done")
        );
        Assert.NotNull(unreadable.Page.QuerySelector("#issued-utility-bill-error"));
    }

    [Fact]
    public async Task A_second_tab_shows_the_same_visit_and_a_stale_one_cannot_call_another_card_good()
    {
        var printed = await visit.ToPrintedAsync();
        Assert.Contains(
            "A visit is in progress here",
            (await clerk.GetAsync("/counter")).Text,
            StringComparison.Ordinal
        );
        var person = await clerk.GetAsync("/counter/person");
        Assert.Equal(CounterVisit.Given, person.Page.QuerySelector("#given-name")!.GetAttribute("value"));

        var changed = await visit.PersonAsync(person, given: "Zqxwother");
        Assert.Equal("/counter/check", changed.Path);
        await visit.PrintAsync(await visit.CheckAsync(changed));

        Assert.Equal(HttpStatusCode.Conflict, (await visit.FinishAsync(printed)).Status);
        Assert.Equal("Printing Spoiled", await CardAsync("string_agg(status, ' ' ORDER BY status)"));
    }

    [Fact]
    public async Task Signing_out_cancelling_and_a_quarter_of_an_hour_end_a_visit()
    {
        await visit.ToPrintedAsync();
        await clerk.SignOutAsync();
        await clerk.SignInAsync("clerk@citykey.example", "demo demo demo demo");
        Assert.Equal("/counter?ended=true", (await clerk.GetAsync("/counter/print")).Path);

        await visit.ToPrintedAsync();
        await clerk.PressAsync(await clerk.GetAsync("/counter/cancel"), "/counter/cancel");
        Assert.Equal("/counter?ended=true", (await clerk.GetAsync("/counter/print")).Path);

        await visit.ToPrintedAsync();
        time.Advance(TimeSpan.FromMinutes(15));
        await clerk.SignInAsync("clerk@citykey.example", "demo demo demo demo");
        Assert.Equal("/counter?ended=true", (await clerk.GetAsync("/counter/print")).Path);

        Assert.Equal(0L, await site.Database.AskAsync<long>("ck_owner", "SELECT count(*) FROM counter.visit"));
        Assert.Equal(
            "abandoned abandoned cancelled",
            await CardAsync("string_agg(spoil_reason, ' ' ORDER BY spoil_reason)")
        );
    }

    [Fact]
    public async Task Only_the_photo_page_may_ask_for_the_camera()
    {
        await visit.DocumentsAsync(await visit.PersonAsync(await visit.StartAsync()));
        Assert.Contains("camera=(self)", await PolicyAsync("/counter/photo"), StringComparison.Ordinal);
        Assert.Contains("camera=()", await PolicyAsync("/counter/person"), StringComparison.Ordinal);
        Assert.Contains("camera=()", await PolicyAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visits_key_is_in_a_cookie_of_its_own_and_in_no_table()
    {
        await visit.ToPrintedAsync();
        var key = clerk.Cookie("citykey-staff-visit")!;

        Assert.Equal(43, key.Length);
        foreach (
            var table in new[]
            {
                "counter.visit",
                "counter.visit_photo",
                "accounts.staff_session",
                "audit.entry",
                "cards.card",
            }
        )
        {
            Assert.Equal(
                0L,
                await site.Database.AskAsync<long>(
                    "ck_owner",
                    $"SELECT count(*) FROM {table} t WHERE t::text LIKE '%' || $1 || '%'",
                    key
                )
            );
        }
    }

    private async Task<string> PolicyAsync(string path)
    {
        using var answer = await clerk.RawAsync(path);
        return string.Join(' ', answer.Headers.GetValues("Permissions-Policy"));
    }

    private Task<string?> CardAsync(string what) =>
        site.Database.AskAsync<string>("ck_owner", $"SELECT {what} FROM cards.card");
}
