using CityKey.Web.Forms;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>The list of the page's errors, each linked to its field. Renders nothing when there are none.</summary>
[HtmlTargetElement("ck-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(SiteText text) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        if (state.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mend");
        output.Attributes.SetAttribute("id", "mend");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "");
        output.Attributes.SetAttribute("aria-labelledby", "mend-title");
        var content = output
            .Content.AppendMarkup("<h2 id=\"mend-title\">")
            .AppendHtml(Icons.Draw("warning"))
            .AppendMarkup("<span>")
            .Append(text["errors.title"])
            .AppendMarkup("</span></h2><ul>");
        var order = ViewContext.ViewData[PageValidation.Order] as List<string> ?? [];
        foreach (var (field, entry) in state.OrderBy(s => order.IndexOf(s.Key)))
        {
            foreach (var error in entry!.Errors)
            {
                content.AppendMarkup("<li>");
                Append(content, field, text.Error(error.ErrorMessage));
                content.AppendMarkup("</li>");
            }
        }

        content.AppendMarkup("</ul>");
    }

    private static void Append(IHtmlContentBuilder content, string field, string message)
    {
        if (field.Length == 0)
        {
            content.Append(message);
            return;
        }

        content
            .AppendMarkup("<a href=\"#")
            .Append(Field.IdOf(field))
            .AppendMarkup("\">")
            .Append(message)
            .AppendMarkup("</a>");
    }
}
