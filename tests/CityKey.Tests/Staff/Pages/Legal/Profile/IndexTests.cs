namespace CityKey.Tests.Staff.Pages.Legal.Profile;

public sealed class IndexTests : StaffPageTest
{
    [Fact]
    public async Task Unconfirmed_facts_are_listed_for_counsel()
    {
        using var counsel = await Site.SignedInAsync("counsel@citykey.example");

        var profile = await counsel.GetAsync("/legal/profile");

        Assert.Contains("Drafts that were never submitted", profile.Text, StringComparison.Ordinal);
        Assert.Contains("how long applications are kept", profile.Text, StringComparison.Ordinal);
    }
}
