using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>A message box. The tone is <c>calm</c>, <c>done</c>, <c>wait</c> or <c>stop</c>.</summary>
[HtmlTargetElement("ck-notice")]
public sealed class NoticeTagHelper(SiteText text) : TagHelper
{
    public string Tone { get; set; } = "calm";

    /// <summary>The text key of an emphasized first line.</summary>
    public string? Title { get; set; }

    /// <summary>A first line that is not a text key.</summary>
    public string? TitleText { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var drawing = Tone switch
        {
            "calm" => "key",
            "done" => "check",
            "wait" => "sun",
            "stop" => "warning",
            _ => throw new InvalidOperationException("A notice is 'calm', 'done', 'wait' or 'stop'."),
        };
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"notice {Tone}");
        output.Content.AppendHtml(Icons.Draw(drawing)).AppendMarkup("<div>");
        if (TitleText is not null || Title is not null)
        {
            output.Content.AppendMarkup("<p class=\"first\">").Append(TitleText ?? text[Title!]).AppendMarkup("</p>");
        }

        output.Content.AppendHtml(words).AppendMarkup("</div>");
    }
}
