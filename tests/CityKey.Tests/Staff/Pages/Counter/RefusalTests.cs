using CityKey.Tests.Staff.Counter;

namespace CityKey.Tests.Staff.Pages.Counter;

public sealed class RefusalTests : CounterPageTest
{
    [Fact]
    public async Task A_refusal_is_read_in_the_language_of_the_person()
    {
        var person = await Clerk.SendAsync(
            await Clerk.GetAsync("/counter?in=es"),
            "agreed",
            ("site", "pilsen"),
            ("agreed", "true")
        );
        await Visit.JudgeAsync(await Visit.PersonAsync(person), "passport");
        var slip = await Clerk.SendAsync(
            await Clerk.GetAsync("/counter/refuse"),
            "reason",
            ("reason", "residence-not-shown")
        );

        var words = slip.Page.QuerySelector(".slip[lang=es]")!.TextContent;
        Assert.Contains("Ningún documento muestra que vive en la ciudad.", words, StringComparison.Ordinal);
        Assert.Contains("Contrato de renta", words, StringComparison.Ordinal);
        Assert.Matches(@"el \p{L}+, [0-9]+ de \p{L}+ de 20[0-9]{2}", words);
    }
}
