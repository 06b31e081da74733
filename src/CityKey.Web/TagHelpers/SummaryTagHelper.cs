using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>Answers as given, each with a way back to it; holds <c>ck-row</c>.</summary>
[HtmlTargetElement("ck-summary")]
public sealed class SummaryTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "summary");
    }
}

/// <summary>One answer: <c>label</c> (a key), <c>value</c> or what stands inside, and <c>change</c> (an
/// address).</summary>
[HtmlTargetElement("ck-row", ParentTag = "ck-summary")]
public sealed class SummaryRowTagHelper(SiteText text) : TagHelper
{
    public string? Label { get; set; }

    public string? LabelText { get; set; }

    public string? Value { get; set; }

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
            // A name in another script keeps its own direction and its place in the line.
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
