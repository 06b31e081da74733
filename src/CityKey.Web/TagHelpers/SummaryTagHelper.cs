using CityKey.Web.Forms;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>A list of answers: those of <see cref="Rows"/>, then the <c>ck-row</c> elements inside.</summary>
[HtmlTargetElement("ck-summary")]
public sealed class SummaryTagHelper(SiteText text) : TagHelper
{
    /// <summary>Made by <see cref="ApplicationSummary"/>.</summary>
    public IReadOnlyList<SummaryRow> Rows { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!output.Attributes.ContainsName("class"))
        {
            output.Attributes.SetAttribute("class", "summary");
        }

        foreach (var row in Rows)
        {
            output.PreContent.AppendMarkup("<div>");
            SummaryRowTagHelper.Append(output.PreContent, text, row.Label, Content(row), row.Change);
            output.PreContent.AppendMarkup("</div>");
        }
    }

    private static HtmlContentBuilder Content(SummaryRow row)
    {
        var content = new HtmlContentBuilder();
        if (row.Picture is { } picture)
        {
            content
                .AppendMarkup("<img class=\"photo\" src=\"")
                .Append(picture.Address)
                .AppendMarkup("\" alt=\"")
                .Append(picture.Alternative)
                .AppendMarkup("\">");
        }

        for (var i = 0; i < row.Lines.Count; i++)
        {
            if (i > 0)
            {
                content.AppendMarkup("<br>");
            }

            SummaryRowTagHelper.AppendLine(content, row.Lines[i]);
        }

        return content;
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
        IHtmlContent inside = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not null)
        {
            var value = new HtmlContentBuilder();
            AppendLine(value, Value);
            inside = value;
        }

        Append(output.Content, text, LabelText ?? text[Label!], inside, Change);
    }

    // Isolates the text direction of a name in another script.
    internal static void AppendLine(IHtmlContentBuilder content, string line) =>
        content.AppendMarkup("<bdi>").Append(line).AppendMarkup("</bdi>");

    internal static void Append(
        IHtmlContentBuilder content,
        SiteText text,
        string label,
        IHtmlContent value,
        string? change
    )
    {
        content.AppendMarkup("<dt>").Append(label).AppendMarkup("</dt><dd>").AppendHtml(value).AppendMarkup("</dd>");
        if (change is not null)
        {
            content
                .AppendMarkup("<dd class=\"change\"><a href=\"")
                .Append(change)
                .AppendMarkup("\" aria-label=\"")
                .Append(text["summary.change-what", label])
                .AppendMarkup("\">")
                .Append(text["summary.change"])
                .AppendMarkup("</a></dd>");
        }
    }
}
