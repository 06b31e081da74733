using CityKey.Portal.Languages;
using CityKey.Web.Languages;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Localization;

namespace CityKey.Tests.Languages;

public sealed class SiteTextTests
{
    private readonly IStringLocalizer spanish = new SiteText(
        new SiteOptions { Name = "portal", TextType = typeof(PortalText) },
        WebApplication.CreateBuilder().Environment
    ).In("es");

    [Fact]
    public void A_string_localizer_finds_a_text_in_the_language()
    {
        var today = spanish["staff.today"];

        Assert.Equal("Hoy", today.Value);
        Assert.False(today.ResourceNotFound);
    }

    [Fact]
    public void A_string_localizer_says_that_a_key_has_no_text() =>
        Assert.True(spanish["no.such.key"].ResourceNotFound);

    [Fact]
    public void A_string_localizer_lists_the_texts_of_the_language() =>
        Assert.Contains(spanish.GetAllStrings(), text => text is { Name: "staff.today", Value: "Hoy" });
}
