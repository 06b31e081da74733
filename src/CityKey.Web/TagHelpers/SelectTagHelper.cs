using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>One of a list that is too long to be laid out; the first line, empty, says that nothing was
/// chosen.</summary>
[HtmlTargetElement("ck-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper(SiteText text) : FieldTagHelper(text)
{
    /// <summary>Each value with its words, in their order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Options { get; set; } = [];

    /// <summary>The key of the words of the empty line.</summary>
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
            .Append(LabelWords)
            .AppendMarkup("</label>");
        AppendAround(content, field);
        content.AppendMarkup("<select");
        AppendAttribute(content, "id", field.Id);
        AppendAttribute(content, "name", field.Name);
        AppendDescription(content, field);
        AppendAttributes(content, passed);
        content.AppendMarkup("><option value=\"\">").Append(Text[Unsaid]).AppendMarkup("</option>");
        foreach (var (value, words) in Options)
        {
            content
                .AppendMarkup("<option value=\"")
                .Append(value)
                .AppendHtml(field.Holds(value) ? "\" selected>" : "\">")
                .Append(words)
                .AppendMarkup("</option>");
        }

        content.AppendMarkup("</select>");
    }
}
