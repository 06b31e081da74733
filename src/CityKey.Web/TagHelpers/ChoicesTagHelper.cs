using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>Large choices, one or (with <c>multiple</c>) several; holds <c>ck-choice</c>.</summary>
[HtmlTargetElement("ck-choices")]
public sealed class ChoicesTagHelper(SiteText text) : FieldTagHelper(text)
{
    /// <summary>The question that the choices answer.</summary>
    public string? Legend { get; set; }

    /// <summary>The page's heading asks already; the legend is then for those who listen.</summary>
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
        content.Append(LabelWords).AppendMarkup("</legend>");
        AppendAround(content, Choosing);
        content.AppendHtml(choices);
    }
}
