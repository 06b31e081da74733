using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>A single-line text field: <c>&lt;ck-input for="Input.GivenName" label="…"
/// autocomplete="given-name"/&gt;</c>.</summary>
[HtmlTargetElement("ck-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputTagHelper(SiteText text) : FieldTagHelper(text)
{
    public string Type { get; set; } = "text";

    public string Autocomplete { get; set; } = "off";

    [HtmlAttributeName("inputmode")]
    public string? InputMode { get; set; }

    /// <summary>The width for the expected answer: <c>short</c>, <c>medium</c>, or none for a full line.</summary>
    public string? Width { get; set; }

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
        content.AppendMarkup("<input");
        AppendAttribute(content, "class", Width);
        AppendAttribute(content, "id", field.Id);
        AppendAttribute(content, "name", field.Name);
        AppendAttribute(content, "type", Type);
        // A password is never sent back in a page.
        AppendAttribute(content, "value", Type is "password" ? null : field.Value);
        AppendAttribute(content, "autocomplete", Autocomplete);
        AppendAttribute(content, "inputmode", InputMode);
        AppendDescription(content, field);
        AppendAttributes(content, passed);
        content.AppendMarkup(">");
    }
}
