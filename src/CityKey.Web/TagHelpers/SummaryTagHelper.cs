using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>A list of answers. Contains <c>ck-row</c> elements.</summary>
[HtmlTargetElement("ck-summary")]
public sealed class SummaryTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "summary");
    }
}

/// <summary>One answer: its label, its value or the element's content, and a link to change it.</summary>
[HtmlTargetElement("ck-row", ParentTag = "ck-summary")]
public sealed class SummaryRowTagHelper(SiteText text) : TagHelper
{
    /// <summary>A text key.</summary>
    public string? Label { get; set; }

    public string? LabelText { get; set; }

    public string? Value { get; set; }

    /// <summary>The address of the page where the answer is changed; null for no link.</summary>
    public string? Change { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var label = LabelText ?? text[Label!];
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var content = output.Content.AppendMarkup("<dt>").Append(label).AppendMarkup("</dt><dd>");
        if (Value is not null)
        {
            // Isolates the text direction of a name in another script.
            content.AppendMarkup("<bdi>").Append(Value).AppendMarkup("</bdi>");
        }
        else
        {
            content.AppendHtml(inside);
        }

        content.AppendMarkup("</dd>");
        if (Change is not null)
        {
            content
                .AppendMarkup("<dd class=\"change\"><a href=\"")
                .Append(Change)
                .AppendMarkup("\" aria-label=\"")
                .Append(text["summary.change-what", label])
                .AppendMarkup("\">")
                .Append(text["summary.change"])
                .AppendMarkup("</a></dd>");
        }
    }
}
