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

/// <summary>One answer: <c>label</c> (a key), <c>value</c> or what stands inside, and <c>change</c> (an address).</summary>
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
        var content = output.Content.AppendHtml("<dt>").Append(label).AppendHtml("</dt><dd>");
        if (Value is not null)
        {
            // A name in another script keeps its own direction and its place in the line.
            content.AppendHtml("<bdi>").Append(Value).AppendHtml("</bdi>");
        }
        else
        {
            content.AppendHtml(inside);
        }

        content.AppendHtml("</dd>");
        if (Change is not null)
        {
            content.AppendHtml("<dd class=\"change\"><a href=\"").Append(Change).AppendHtml("\" aria-label=\"")
                .Append(text["summary.change-what", label]).AppendHtml("\">").Append(text["summary.change"]).AppendHtml("</a></dd>");
        }
    }
}
