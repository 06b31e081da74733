using CityKey.Web.Languages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>What every field has: words, a hint, what is kept of it, and how to mend it.</summary>
public abstract class FieldTagHelper(SiteText text) : TagHelper
{
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    /// <summary>The field's name where no property of the page holds it.</summary>
    public string? Name { get; set; }

    public string? Label { get; set; }

    /// <summary>Words that are not a key: a document's name made from its code.</summary>
    public string? LabelText { get; set; }

    public string? Hint { get; set; }

    public string? HintText { get; set; }

    /// <summary><c>sealed</c> or <c>not-kept</c>.</summary>
    public string? Kept { get; set; }

    public bool Optional { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected SiteText Text { get; } = text;

    protected string LabelWords => Optional
        ? Text["field.optional", LabelText ?? Text[Label!]]
        : LabelText ?? Text[Label ?? throw new InvalidOperationException("A field needs a label.")];

    protected string? HintWords => HintText ?? (Hint is null ? null : Text[Hint]);

    protected Field ReadField() => Field.From(For, Name, ViewContext.ViewData.ModelState);

    protected static void Wrap(TagHelperOutput output, string tag, Field field, string? also = null)
    {
        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"field{also}{(field.Errors.Count > 0 ? " error" : "")}");
    }

    /// <param name="hinted">False where the control draws its hint itself.</param>
    protected void AppendAround(IHtmlContentBuilder content, Field field, bool hinted = true)
    {
        if (hinted && HintWords is { } hint)
        {
            content.AppendHtml("<p class=\"hint\" id=\"").Append(field.Id).AppendHtml("-hint\">").Append(hint).AppendHtml("</p>");
        }

        if (Kept is not null)
        {
            KeptTagHelper.Append(content, Text, Kept, $"{field.Id}-kept");
        }

        if (field.Errors.Count > 0)
        {
            content.AppendHtml("<p class=\"message\" id=\"").Append(field.Id).AppendHtml("-error\">").AppendHtml(Icons.Draw("mend"))
                .AppendHtml("<span>").Append(string.Join(' ', field.Errors.Select(Text.Error))).AppendHtml("</span></p>");
        }
    }

    /// <summary>The ids of everything that explains the field, the error first.</summary>
    protected string DescriptionOf(Field field)
    {
        string?[] parts =
        [
            field.Errors.Count > 0 ? $"{field.Id}-error" : null,
            HintWords is null ? null : $"{field.Id}-hint",
            Kept is null ? null : $"{field.Id}-kept",
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    protected void AppendDescription(IHtmlContentBuilder content, Field field)
    {
        AppendAttribute(content, "aria-describedby", DescriptionOf(field));
        if (field.Errors.Count > 0)
        {
            content.AppendHtml(" aria-invalid=\"true\"");
        }
    }

    /// <summary>Attributes the page wrote that are not ours belong to the control, not to the box around it.</summary>
    protected static IReadOnlyList<TagHelperAttribute> TakeAttributes(TagHelperOutput output)
    {
        var taken = output.Attributes.ToList();
        output.Attributes.Clear();
        return taken;
    }

    protected static void AppendAttributes(IHtmlContentBuilder content, IEnumerable<TagHelperAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            content.AppendHtml(" ").AppendHtml(attribute);
        }
    }

    protected static void AppendAttribute(IHtmlContentBuilder content, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            content.AppendHtml($" {name}=\"").Append(value).AppendHtml("\"");
        }
    }
}
