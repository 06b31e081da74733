using System.Net;

namespace CityKey.Tests.Staff.Pages;

public sealed class SignInTests : StaffPageTest
{
    [Fact]
    public async Task Guessing_is_slowed_and_does_not_keep_the_owner_out()
    {
        using var owner = await Site.SignedInAsync("clerk@citykey.example");
        await owner.SignOutAsync();
        using var stranger = Site.Browser();
        var guesses = new List<PageResponse>();
        for (var guess = 0; guess < 10; guess++)
        {
            guesses.Add(await stranger.SignInAsync("clerk@citykey.example", "a guess of mine"));
        }

        // The owner's own first sign-in was the tenth try from a device that was not known yet.
        Assert.All(guesses.Take(9), g => Assert.Equal(HttpStatusCode.UnprocessableEntity, g.Status));
        Assert.Equal(HttpStatusCode.TooManyRequests, guesses[9].Status);
        Assert.Equal("/", (await owner.SignInAsync("clerk@citykey.example", "demo demo demo demo")).Path);
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_are_answered_alike()
    {
        using var browser = Site.Browser();

        var unknown = await browser.SignInAsync("nobody@citykey.example", "a guess of mine");
        var wrong = await browser.SignInAsync("clerk@citykey.example", "a guess of mine");

        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Page.QuerySelector(".mend")!.TextContent, unknown.Page.QuerySelector(".mend")!.TextContent);
    }
}
