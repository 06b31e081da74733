using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>A group of large radio buttons, or of checkboxes with <c>multiple</c>. Contains <c>ck-choice</c>
/// elements.</summary>
[HtmlTargetElement("ck-choices")]
public sealed class ChoicesTagHelper(SiteText text) : FieldTagHelper(text)
{
    /// <summary>The text key of the question.</summary>
    public string? Legend { get; set; }

    /// <summary>Shows the legend to screen readers only, where the page's heading already asks the question.</summary>
    public bool LegendHidden { get; set; }

    public bool Multiple { get; set; }

    internal Field Choosing { get; private set; } = null!;

    internal bool FirstDrawn { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Label ??= Legend;
        Choosing = ReadField();
        context.Items[typeof(ChoicesTagHelper)] = this;
        var choices = await output.GetChildContentAsync();
        TakeAttributes(output);
        Wrap(output, "fieldset", Choosing, " choices");
        if (DescriptionOf(Choosing) is { Length: > 0 } description)
        {
            output.Attributes.SetAttribute("aria-describedby", description);
        }

        var content = output.Content;
        content.AppendHtml(LegendHidden ? "<legend class=\"aloud\">" : "<legend>");
        content.Append(LabelValue).AppendMarkup("</legend>");
        AppendAround(content, Choosing);
        content.AppendHtml(choices);
    }
}
