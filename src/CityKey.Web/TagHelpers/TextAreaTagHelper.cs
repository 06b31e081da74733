using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>Several lines of text.</summary>
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
            .Append(LabelWords)
            .AppendMarkup("</label>");
        AppendAround(content, field);
        content.AppendHtml($"<textarea rows=\"{Rows}\"");
        AppendAttribute(content, "id", field.Id);
        AppendAttribute(content, "name", field.Name);
        AppendDescription(content, field);
        AppendAttributes(content, passed);
        // A reader of HTML drops the first line break in a text area; this one is for dropping.
        content.AppendMarkup(">\n").Append(field.Value ?? "").AppendMarkup("</textarea>");
    }
}
