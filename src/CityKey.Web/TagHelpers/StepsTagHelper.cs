using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>The progress through the steps of a form, as text and as a row of key icons.</summary>
[HtmlTargetElement("ck-steps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepsTagHelper(SiteText text) : TagHelper
{
    public int Current { get; set; } = 1;

    public int Total { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "steps");
        var content = output
            .Content.AppendMarkup("<p>")
            .Append(text["steps.position", Current, Total])
            .AppendMarkup("</p><ol class=\"keys\" aria-hidden=\"true\">");
        for (var step = 1; step <= Total; step++)
        {
            var state =
                step < Current ? "done"
                : step == Current ? "now"
                : "next";
            content.AppendHtml($"<li class=\"{state}\">").AppendHtml(Icons.Draw("key")).AppendMarkup("</li>");
        }

        content.AppendMarkup("</ol>");
    }
}
