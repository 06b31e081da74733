using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>A status in one or two words. The tone (<c>calm</c>, <c>done</c>, <c>wait</c>, <c>stop</c>) only sets its
/// color, so the words must be enough.</summary>
[HtmlTargetElement("ck-badge")]
public sealed class BadgeTagHelper(SiteText text) : TagHelper
{
    public string Tone { get; set; } = "calm";

    /// <summary>A text key; without one, the element's content is shown.</summary>
    public string? Words { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"badge {Tone}");
        if (Words is not null)
        {
            output.Content.Append(text[Words]);
        }
        else
        {
            output.Content.AppendHtml(inside);
        }
    }
}
