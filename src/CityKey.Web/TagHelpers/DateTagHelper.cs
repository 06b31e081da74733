using CityKey.Web.Forms;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>A date in three text fields, for a property of type <see cref="DateInput"/>. Meant for dates that people
/// know by heart.</summary>
[HtmlTargetElement("ck-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper(SiteText text) : FieldTagHelper(text)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = ReadField();
        TakeAttributes(output);
        Wrap(output, "fieldset", field);
        var known = For?.Model as DateInput ?? new DateInput();
        output.Attributes.SetAttribute("role", "group");
        var content = output.Content;
        content.AppendMarkup("<legend>").Append(LabelValue).AppendMarkup("</legend>");
        AppendAround(content, field);
        content.AppendMarkup("<div class=\"date\">");
        AppendPart(content, field, "day", known.Day);
        AppendPart(content, field, "month", known.Month);
        AppendPart(content, field, "year", known.Year);
        content.AppendMarkup("</div>");
    }

    private void AppendPart(IHtmlContentBuilder content, Field field, string part, string known)
    {
        var name = $"{field.Name}-{part}";
        // The day has the field's own id, so that the error summary links to the first of the three.
        var id = part is "day" ? field.Id : Field.IdOf(name);
        var typed = new Field(name, known, ViewContext.ViewData.ModelState);
        content
            .AppendMarkup("<div><label for=\"")
            .Append(id)
            .AppendMarkup("\">")
            .Append(Text[$"date.{part}"])
            .AppendMarkup("</label><input");
        AppendAttribute(content, "class", part is "year" ? "year" : "two");
        AppendAttribute(content, "id", id);
        AppendAttribute(content, "name", name);
        AppendAttribute(content, "value", typed.Value);
        AppendAttribute(content, "inputmode", "numeric");
        AppendAttribute(content, "autocomplete", field.Name is "bday" ? name : "off");
        AppendDescription(content, field);
        content.AppendMarkup("></div>");
    }
}
