using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>A drop-down list, for more options than <c>ck-choices</c> can show. The first option is empty.</summary>
[HtmlTargetElement("ck-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper(SiteText text) : FieldTagHelper(text)
{
    /// <summary>The values with their labels, in order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Options { get; set; } = [];

    /// <summary>The text key of the empty option.</summary>
    public string Unsaid { get; set; } = "";

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
        content.AppendMarkup("<select");
        AppendAttribute(content, "id", field.Id);
        AppendAttribute(content, "name", field.Name);
        AppendDescription(content, field);
        AppendAttributes(content, passed);
        content.AppendMarkup("><option value=\"\">").Append(Text[Unsaid]).AppendMarkup("</option>");
        foreach (var (value, label) in Options)
        {
            content
                .AppendMarkup("<option value=\"")
                .Append(value)
                .AppendHtml(field.Holds(value) ? "\" selected>" : "\">")
                .Append(label)
                .AppendMarkup("</option>");
        }

        content.AppendMarkup("</select>");
    }
}
