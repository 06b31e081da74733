using CityKey.Web.Languages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>One choice of a <c>ck-choices</c>, with an optional picture. The element's content is shown while it is
/// chosen.</summary>
[HtmlTargetElement("ck-choice", ParentTag = "ck-choices")]
public sealed class ChoiceTagHelper(SiteText text) : TagHelper
{
    public string Value { get; set; } = "";

    /// <summary>A text key.</summary>
    public string? Label { get; set; }

    /// <summary>A label that is not a text key, such as a document's name.</summary>
    public string? LabelText { get; set; }

    public string? Hint { get; set; }

    public string? HintText { get; set; }

    /// <summary>The name of an icon.</summary>
    public string? Picture { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var choices = (ChoicesTagHelper)context.Items[typeof(ChoicesTagHelper)];
        var field = choices.Choosing;
        var more = await output.GetChildContentAsync();
        var id = choices.FirstDrawn ? $"{field.Id}-{Value}" : field.Id;
        var words = HintText ?? (Hint is null ? null : text[Hint]);
        choices.FirstDrawn = true;
        output.TagName = null;
        var content = output
            .Content.AppendMarkup("<div class=\"option\"><label class=\"choice\"><input type=\"")
            .AppendHtml(choices.Multiple ? "checkbox" : "radio")
            .AppendMarkup("\" id=\"")
            .Append(id)
            .AppendMarkup("\" name=\"")
            .Append(field.Name)
            .AppendMarkup("\" value=\"")
            .Append(Value)
            .AppendMarkup("\"")
            .AppendHtml(field.Holds(Value) ? " checked" : "")
            .AppendHtml(field.Errors.Count > 0 ? " aria-invalid=\"true\"" : "");
        Describe(content, id, field, words is not null);
        content.AppendMarkup("><span class=\"said\"><span>").Append(LabelText ?? text[Label!]).AppendMarkup("</span>");
        if (words is not null)
        {
            content
                .AppendMarkup("<span class=\"hint\" id=\"")
                .Append(id)
                .AppendMarkup("-hint\">")
                .Append(words)
                .AppendMarkup("</span>");
        }

        content
            .AppendMarkup("</span>")
            .AppendHtml(Picture is null ? HtmlString.Empty : Icons.Draw(Picture, "picture"))
            .AppendMarkup("</label>");
        if (!more.IsEmptyOrWhiteSpace)
        {
            content.AppendMarkup("<div class=\"more\">").AppendHtml(more).AppendMarkup("</div>");
        }

        content.AppendMarkup("</div>");
    }

    private static void Describe(IHtmlContentBuilder content, string id, Field field, bool hinted)
    {
        var error = field.Errors.Count > 0 ? $"{field.Id}-error" : "";
        var hint = hinted ? $"{id}-hint" : "";
        if ((error + hint).Length > 0)
        {
            content.AppendMarkup(" aria-describedby=\"").Append($"{error} {hint}".Trim()).AppendMarkup("\"");
        }
    }
}
