using System.Net;
using CityKey.Domain.Applications;
using UglyToad.PdfPig;

namespace CityKey.Tests.Staff.Counter;

public sealed class CounterJourneyTests : CounterPageTest
{
    [Fact]
    public async Task A_visit_leads_to_a_card_and_a_slip_and_leaves_only_the_cards_row()
    {
        var printed = await Visit.ToPrintedAsync();
        Assert.Equal("/counter/print", printed.Path);
        Assert.Equal("Printing", await CardAsync("status"));
        Assert.NotEmpty(await Visit.CardAsync());
        using var sheet = PdfDocument.Open(await Visit.CardAsync());
        Assert.Contains(CounterVisit.Family, sheet.GetPage(1).Text, StringComparison.Ordinal);

        var slip = await Visit.FinishAsync(printed);

        Assert.Equal("/counter/slip", slip.Path);
        Assert.Equal("Valid pilsen chicago-1", await CardAsync("concat_ws(' ', status, site, rule_set)"));
        Assert.Contains(ReferenceNumber.Show((await CardAsync("serial"))!), slip.Text, StringComparison.Ordinal);
        Assert.Matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", slip.Text);
        Assert.DoesNotContain(
            CounterVisit.Family,
            slip.Page.DocumentElement!.OuterHtml,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Equal(slip.Text, (await Clerk.GetAsync("/counter/person")).Text);

        var next = await Clerk.PressAsync(slip, "/counter/slip");
        Assert.Equal("/counter", next.Path);
        Assert.Equal(0L, await Site.Database.AskAsync<long>("ck_owner", "SELECT count(*) FROM counter.visit"));
        Assert.Equal(
            "card.begun card.issued card.printed card.printed counter.visit-issued",
            await Site.Database.AskAsync<string>(
                "ck_owner",
                "SELECT string_agg(action, ' ' ORDER BY action) FROM audit.entry "
                    + "WHERE action LIKE 'card.%' OR action LIKE '%issued'"
            )
        );
    }

    [Fact]
    public async Task A_child_gets_a_card_at_the_counter_on_the_clerks_word_and_it_is_good_for_two_years()
    {
        var documents = await Visit.PersonAsync(await Visit.StartAsync(), year: "2020");
        var refused = await Visit.DocumentsAsync(documents);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        var photo = await Clerk.SendAsync(refused, "seen", ("seen", "birth-certificate"), ("accepts", "true"));
        await Visit.FinishAsync(await Visit.PrintAsync(await Visit.CheckAsync(await Visit.PhotoAsync(photo))));

        Assert.Equal("2029-01-31", await CardAsync("expires_on::text"));
        Assert.Equal(
            "by-clerk",
            await Site.Database.AskAsync<string>(
                "ck_owner",
                "SELECT detail->>'documents' FROM audit.entry WHERE action = 'counter.visit-issued'"
            )
        );
    }

    [Fact]
    public async Task Signing_out_cancelling_and_a_quarter_of_an_hour_end_a_visit()
    {
        await Visit.ToPrintedAsync();
        await Clerk.SignOutAsync();
        await Clerk.SignInAsync("clerk@citykey.example", "demo demo demo demo");
        Assert.Equal("/counter?ended=true", (await Clerk.GetAsync("/counter/print")).Path);

        await Visit.ToPrintedAsync();
        await Clerk.PressAsync(await Clerk.GetAsync("/counter/cancel"), "/counter/cancel");
        Assert.Equal("/counter?ended=true", (await Clerk.GetAsync("/counter/print")).Path);

        await Visit.ToPrintedAsync();
        Time.Advance(TimeSpan.FromMinutes(15));
        await Clerk.SignInAsync("clerk@citykey.example", "demo demo demo demo");
        Assert.Equal("/counter?ended=true", (await Clerk.GetAsync("/counter/print")).Path);

        Assert.Equal(0L, await Site.Database.AskAsync<long>("ck_owner", "SELECT count(*) FROM counter.visit"));
        Assert.Equal(
            "abandoned abandoned cancelled",
            await CardAsync("string_agg(spoil_reason, ' ' ORDER BY spoil_reason)")
        );
    }

    [Fact]
    public async Task A_visits_key_is_in_a_cookie_of_its_own_and_in_no_table()
    {
        await Visit.ToPrintedAsync();
        var key = Clerk.Cookie("citykey-staff-visit")!;

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
                await Site.Database.AskAsync<long>(
                    "ck_owner",
                    $"SELECT count(*) FROM {table} t WHERE t::text LIKE '%' || $1 || '%'",
                    key
                )
            );
        }
    }
}
