using CityKey.Web.Languages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>What all form fields share: label, hint, a mark for what is stored, and errors.</summary>
public abstract class FieldTagHelper(SiteText text) : TagHelper
{
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    /// <summary>The field's name, where the page has no property for it.</summary>
    public string? Name { get; set; }

    /// <summary>A text key.</summary>
    public string? Label { get; set; }

    /// <summary>A label that is not a text key, such as a document's name.</summary>
    public string? LabelText { get; set; }

    /// <summary>A text key.</summary>
    public string? Hint { get; set; }

    /// <summary>A hint that is not a text key.</summary>
    public string? HintText { get; set; }

    /// <summary>Whether the answer is stored: <c>sealed</c> or <c>not-kept</c>.</summary>
    public string? Kept { get; set; }

    public bool Optional { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected SiteText Text { get; } = text;

    protected string LabelValue =>
        Optional
            ? Text["field.optional", LabelText ?? Text[Label!]]
            : LabelText ?? Text[Label ?? throw new InvalidOperationException("A field needs a label.")];

    protected string? HintValue => HintText ?? (Hint is null ? null : Text[Hint]);

    protected Field ReadField() => Field.From(For, Name, ViewContext.ViewData.ModelState);

    protected static void Wrap(TagHelperOutput output, string tag, Field field, string? also = null)
    {
        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            (also, field.Errors.Count) switch
            {
                (null, 0) => "field",
                (_, 0) => "field" + also,
                _ => $"field{also} error",
            }
        );
    }

    /// <summary>Appends the hint, the mark for what is stored, and the errors.</summary>
    /// <param name="hinted">False where the control renders its hint itself.</param>
    protected void AppendAround(IHtmlContentBuilder content, Field field, bool hinted = true)
    {
        if (hinted && HintValue is { } hint)
        {
            content
                .AppendMarkup("<p class=\"hint\" id=\"")
                .Append(field.Id)
                .AppendMarkup("-hint\">")
                .Append(hint)
                .AppendMarkup("</p>");
        }

        if (Kept is not null)
        {
            KeptTagHelper.Append(content, Text, Kept, field.Id);
        }

        if (field.Errors.Count > 0)
        {
            content
                .AppendMarkup("<p class=\"message\" id=\"")
                .Append(field.Id)
                .AppendMarkup("-error\">")
                .AppendHtml(Icons.Draw("warning"))
                .AppendMarkup("<span>")
                .Append(string.Join(' ', field.Errors.Select(Text.Error)))
                .AppendMarkup("</span></p>");
        }
    }

    /// <summary>The ids of everything that describes the field, the error first.</summary>
    protected string DescriptionOf(Field field)
    {
        var ids = field.Errors.Count > 0 ? $"{field.Id}-error" : "";
        ids = HintText is null && Hint is null ? ids : With(ids, field.Id, "-hint");
        return Kept is null ? ids : With(ids, field.Id, "-kept");
    }

    // Appended in parts, because building one string would allocate for every field of every page.
    protected void AppendDescription(IHtmlContentBuilder content, Field field)
    {
        var error = field.Errors.Count > 0;
        var hint = HintText is not null || Hint is not null;
        if (error || hint || Kept is not null)
        {
            content.AppendAttribute("aria-describedby");
            if (error)
            {
                content.Append(field.Id).AppendMarkup("-error");
            }

            if (hint)
            {
                content.AppendHtml(error ? Markup.Space : HtmlString.Empty).Append(field.Id).AppendMarkup("-hint");
            }

            if (Kept is not null)
            {
                content
                    .AppendHtml(error || hint ? Markup.Space : HtmlString.Empty)
                    .Append(field.Id)
                    .AppendMarkup("-kept");
            }

            content.AppendMarkup("\"");
        }

        if (error)
        {
            content.AppendMarkup(" aria-invalid=\"true\"");
        }
    }

    /// <summary>Removes the page's other attributes from the outer element. They belong on the control.</summary>
    protected static IReadOnlyList<TagHelperAttribute> TakeAttributes(TagHelperOutput output)
    {
        if (output.Attributes.Count == 0)
        {
            return [];
        }

        var taken = output.Attributes.ToList();
        output.Attributes.Clear();
        return taken;
    }

    protected static void AppendAttributes(IHtmlContentBuilder content, IEnumerable<TagHelperAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            content.AppendMarkup(" ").AppendHtml(attribute);
        }
    }

    private static string With(string ids, string id, string part) => ids.Length == 0 ? id + part : $"{ids} {id}{part}";

    protected static void AppendAttribute(IHtmlContentBuilder content, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            content.AppendAttribute(name).Append(value).AppendMarkup("\"");
        }
    }
}
