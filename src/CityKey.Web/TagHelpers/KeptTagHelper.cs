using CityKey.Web.Languages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>Says whether an answer is stored, with the same two icons everywhere: <c>sealed</c> or
/// <c>not-kept</c>.</summary>
[HtmlTargetElement("ck-kept", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class KeptTagHelper(SiteText text) : TagHelper
{
    public string Mark { get; set; } = "sealed";

    /// <summary>A text key in place of the mark's usual text.</summary>
    public string? Words { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        Append(output.Content, text, Mark, null, Words);
    }

    /// <param name="fieldId">The id of the field that the mark belongs to; null for a mark on its own.</param>
    internal static void Append(
        IHtmlContentBuilder content,
        SiteText text,
        string mark,
        string? fieldId,
        string? words = null
    )
    {
        var isSealed = mark switch
        {
            "sealed" => true,
            "not-kept" => false,
            _ => throw new InvalidOperationException("A kept mark is 'sealed' or 'not-kept'."),
        };
        content.AppendHtml(isSealed ? "<p class=\"kept\"" : "<p class=\"kept not\"");
        if (fieldId is not null)
        {
            content.AppendMarkup(" id=\"").Append(fieldId).AppendMarkup("-kept\"");
        }

        content
            .AppendMarkup(">")
            .AppendHtml(Icons.Draw(isSealed ? "sealed" : "not-kept"))
            .AppendMarkup("<span>")
            .Append(text[words ?? (isSealed ? "kept.sealed" : "kept.not")])
            .AppendMarkup("</span></p>");
    }
}
