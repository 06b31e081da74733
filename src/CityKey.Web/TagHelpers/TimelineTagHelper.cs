using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>What has happened and what comes next. Contains <c>ck-moment</c> elements.</summary>
[HtmlTargetElement("ck-timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "timeline");
    }
}

/// <summary>One entry of a timeline. The state is <c>done</c>, <c>now</c> or <c>next</c>; <c>when</c> is a date or time
/// already formatted for the reader.</summary>
[HtmlTargetElement("ck-moment", ParentTag = "ck-timeline")]
public sealed class MomentTagHelper(SiteText text) : TagHelper
{
    public string State { get; set; } = "done";

    public string? Title { get; set; }

    public string? TitleText { get; set; }

    public string? When { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", State);
        if (State is "now")
        {
            output.Attributes.SetAttribute("aria-current", "step");
        }

        output.Content.AppendMarkup("<p class=\"what\">").Append(TitleText ?? text[Title!]).AppendMarkup("</p>");
        if (When is not null)
        {
            output.Content.AppendMarkup("<p class=\"when\">").Append(When).AppendMarkup("</p>");
        }

        output.Content.AppendHtml(inside);
    }
}
