using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>A multi-line text field.</summary>
[HtmlTargetElement("ck-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextAreaTagHelper(SiteText text) : FieldTagHelper(text)
{
    public int Rows { get; set; } = 4;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = ReadField();
        var passed = TakeAttributes(output);
        Wrap(output, "div", field);
        var content = output.Content;
        content
            .AppendMarkup("<label for=\"")
            .Append(field.Id)
            .AppendMarkup("\">")
            .Append(LabelValue)
            .AppendMarkup("</label>");
        AppendAround(content, field);
        content.AppendHtml($"<textarea rows=\"{Rows}\"");
        AppendAttribute(content, "id", field.Id);
        AppendAttribute(content, "name", field.Name);
        AppendDescription(content, field);
        AppendAttributes(content, passed);
        // HTML parsers drop the first line break of a text area, so one is added for them to drop.
        content.AppendMarkup(">\n").Append(field.Value ?? "").AppendMarkup("</textarea>");
    }
}
