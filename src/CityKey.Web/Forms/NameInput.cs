using CityKey.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Web.Forms;

/// <summary>The fields of a person's name.</summary>
public sealed class NameInput
{
    private const string GivenField = "given-name";
    private const string FamilyField = "family-name";

    [FromForm(Name = GivenField)]
    public string? Given { get; set; }

    [FromForm(Name = FamilyField)]
    public string? Family { get; set; }

    public static NameInput Of(PersonName? name) => new() { Given = name?.Given, Family = name?.Family };

    /// <param name="check">A further check of both fields.</param>
    public Parsed<PersonName> Parse(TextCheck? check = null)
    {
        PersonName.TryOf(Given, Family, out var name, out var givenError, out var familyError);
        var fields = new TextFields(check);
        fields.Add(GivenField, Given, givenError);
        fields.Add(FamilyField, Family, familyError);
        return fields.Result(name);
    }
}
