using System.Net;

namespace CityKey.Tests.Portal.Pages.Return;

public sealed class IndexTests
{
    [Theory]
    [InlineData("0000-0000-0000-0000-0000", "We cannot find an application")]
    [InlineData("hello", "Check your access code")]
    [InlineData("", "Check your access code")]
    public async Task A_wrong_code_gets_a_kind_sentence_and_is_kept(string typed, string sentence)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GetAsync("/en/return");
        await browser.SendAsync(("access-code", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains(sentence, browser.ErrorFor("access-code"), StringComparison.Ordinal);
        Assert.Equal(typed, browser.Value("access-code"));
    }
}
