namespace CityKey.Tests.Staff.Pages.Cards;

public sealed class IndexTests : StaffPageTest
{
    [Fact]
    public async Task An_approved_application_is_listed_until_its_card_is_made()
    {
        var reference = await Site.SubmittedAsync();
        using var clerk = await Site.SignedInAsync("clerk@citykey.example");
        var link = $"a[href='/applications/{reference}']";
        var taken = await clerk.PressHandlerAsync(await clerk.GetAsync($"/applications/{reference}"), "claim");
        Assert.Null((await clerk.GetAsync("/cards")).Page.QuerySelector(link));

        var approved = await clerk.PressHandlerAsync(taken, "approve");
        Assert.NotNull((await clerk.GetAsync("/cards")).Page.QuerySelector(link));

        await clerk.PressHandlerAsync(approved, "issue");
        Assert.Null((await clerk.GetAsync("/cards")).Page.QuerySelector(link));
    }
}
