using CityKey.Data.Cities;
using CityKey.Domain.DocumentRules;
using CityKey.Staff.Pages.Counter;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CityKey.Tests.Staff.Counter;

public sealed class SeenDocumentInputTests
{
    private static readonly DateOnly Day = new(2027, 1, 15);

    [Theory]
    [InlineData("15", 15, true)]
    [InlineData("14", 14, true)]
    [InlineData("", null, true)]
    [InlineData("two weeks", null, false)]
    [InlineData("-3", null, false)]
    [InlineData("99999999999", null, false)]
    public void The_days_that_a_letter_tells_of_are_read_where_a_city_asks_them(
        string typed,
        int? covers,
        bool readable
    )
    {
        var (seen, state) = Read("newark", "care-of-letter", ("covers-care-of-letter", typed));

        Assert.Equal(covers, seen.Covers);
        Assert.Equal(readable, state.IsValid);
        Assert.Equal(!readable, state.ContainsKey("covers-care-of-letter"));
    }

    [Theory]
    [InlineData("certified", DocumentForm.Certified)]
    [InlineData("copy", DocumentForm.Copy)]
    [InlineData("", null)]
    [InlineData("7", null)]
    [InlineData("a drawing", null)]
    public void What_lies_on_the_counter_is_read_where_a_city_asks_it(string typed, DocumentForm? form) =>
        Assert.Equal(form, Read("new-york", "passport", ("form-passport", typed)).Seen.Form);

    [Fact]
    public void Where_a_city_does_not_ask_it_is_not_taken()
    {
        Assert.Null(Read("chicago", "passport", ("form-passport", "copy")).Seen.Form);
        Assert.Null(Read("chicago", "shelter-letter", ("covers-shelter-letter", "3")).Seen.Covers);
        Assert.Null(Read("chicago", "lease", ("writer-lease", "example-shelter")).Seen.Writer);
    }

    private static (Evidence Seen, ModelStateDictionary State) Read(
        string city,
        string kind,
        params (string Field, string Typed)[] fields
    )
    {
        var (rules, state) = (CityProfileFile.Read(city).RulesOn(Day), new ModelStateDictionary());
        var offered = SeenDocumentInput.Of(rules, rules.Kinds.Single(k => k.Code == kind), Bearer.Resident, []);
        return (offered.From(field => fields.FirstOrDefault(f => f.Field == field).Typed ?? "").Read(state), state);
    }
}
