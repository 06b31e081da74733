using System.Net;
using CityKey.Tests.Staff.Counter;

namespace CityKey.Tests.Staff.Pages.Counter;

public sealed class DocumentsTests : CounterPageTest
{
    [Fact]
    public async Task An_adult_is_not_offered_documents_that_only_a_caretaker_can_use()
    {
        var documents = await Visit.PersonAsync(await Visit.StartAsync());
        Assert.NotNull(documents.Page.QuerySelector("[name=seen][value=passport]"));
        Assert.Null(documents.Page.QuerySelector("[value=caretaker-form], [value=guardian-record]"));
    }

    [Fact]
    public async Task A_minor_without_a_bill_is_enrolled_with_the_documents_of_a_caretaker()
    {
        (string, string)[] own = [("seen", "school-photo-id"), ("seen", "school-record")];
        var documents = await Visit.PersonAsync(await Visit.StartAsync(), year: "2010");
        var alone = await Clerk.SendAsync(documents, "seen", [.. own]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);

        var together = await Clerk.SendAsync(
            alone,
            "seen",
            [
                .. own,
                ("caretaker", "caretaker-form"),
                ("caretaker", "guardian-record"),
                ("caretaker", "passport"),
                ("caretaker", "utility-bill"),
            ]
        );

        Assert.Equal("/counter/photo", together.Path);
        var again = await Clerk.GetAsync("/counter/documents");
        Assert.NotNull(again.Page.QuerySelector("[name=caretaker][value=passport]:checked"));
        Assert.Null(again.Page.QuerySelector("[name=seen][value=passport]:checked"));
    }

    [Fact]
    public async Task No_caretaker_vouches_for_an_adult()
    {
        var documents = await Visit.PersonAsync(await Visit.StartAsync());

        Assert.Null(documents.Page.QuerySelector("[name=caretaker]"));
    }

    [Fact]
    public async Task A_letter_counts_when_the_group_that_wrote_it_is_on_the_list()
    {
        (string, string)[] seen = [("seen", "passport"), ("seen", "shelter-letter")];
        var documents = await Visit.PersonAsync(await Visit.StartAsync());
        var unlisted = await Clerk.SendAsync(documents, "seen", [.. seen, ("writer-shelter-letter", "nobody-listed")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unlisted.Status);
        Assert.NotNull(unlisted.Page.QuerySelector(".tick.gap"));
        Assert.Equal(
            "nobody-listed",
            unlisted.Page.QuerySelector("[name=writer-shelter-letter] option[selected]")!.GetAttribute("value")
        );

        var listed = await Clerk.SendAsync(unlisted, "seen", [.. seen, ("writer-shelter-letter", "example-shelter")]);

        Assert.Equal("/counter/photo", listed.Path);
    }

    [Fact]
    public async Task The_judgement_follows_what_is_ticked_and_dated()
    {
        var documents = await Visit.PersonAsync(await Visit.StartAsync());
        var fits = await Visit.JudgeAsync(documents, "passport", "utility-bill");
        Assert.Empty(fits.Page.QuerySelectorAll(".tick.gap"));

        var old = await Clerk.SendAsync(
            await Clerk.GetAsync("/counter/documents"),
            "seen",
            ("seen", "passport"),
            ("seen", "utility-bill"),
            ("issued-utility-bill-day", "1"),
            ("issued-utility-bill-month", "1"),
            ("issued-utility-bill-year", "2026")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.Status);
        Assert.Contains("too old", old.Page.QuerySelector(".tick.gap")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026", old.Page.QuerySelector("[name=issued-utility-bill-year]")!.GetAttribute("value"));

        var unreadable = await Clerk.SendAsync(
            documents,
            "seen",
            ("seen", "passport"),
            ("issued-utility-bill-day", "soon"),
            ("seen", "utility-bill")
        );
        Assert.NotNull(unreadable.Page.QuerySelector("#issued-utility-bill-error"));
    }
}
