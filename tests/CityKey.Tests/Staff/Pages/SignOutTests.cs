namespace CityKey.Tests.Staff.Pages;

public sealed class SignOutTests : StaffPageTest
{
    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        using var clerk = await Site.SignedInAsync("clerk@citykey.example");

        Assert.Equal("/sign-in", (await clerk.SignOutAsync()).Path);
        Assert.Equal(0, await Site.Database.AskAsync<long>("ck_staff", "SELECT count(*) FROM accounts.staff_session"));
    }
}
