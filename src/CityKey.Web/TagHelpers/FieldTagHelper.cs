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

    protected string LabelWords =>
        Optional
            ? Text["field.optional", LabelText ?? Text[Label!]]
            : LabelText ?? Text[Label ?? throw new InvalidOperationException("A field needs a label.")];

    protected string? HintWords => HintText ?? (Hint is null ? null : Text[Hint]);

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

    /// <param name="hinted">False where the control draws its hint itself.</param>
    protected void AppendAround(IHtmlContentBuilder content, Field field, bool hinted = true)
    {
        if (hinted && HintWords is { } hint)
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
                .AppendHtml(Icons.Draw("mend"))
                .AppendMarkup("<span>")
                .Append(string.Join(' ', field.Errors.Select(Text.Error)))
                .AppendMarkup("</span></p>");
        }
    }

    /// <summary>The ids of everything that explains the field, the error first.</summary>
    protected string DescriptionOf(Field field)
    {
        var ids = field.Errors.Count > 0 ? $"{field.Id}-error" : "";
        ids = HintText is null && Hint is null ? ids : With(ids, field.Id, "-hint");
        return Kept is null ? ids : With(ids, field.Id, "-kept");
    }

    // Part by part: as one text it would be made anew for every field of every page.
    protected void AppendDescription(IHtmlContentBuilder content, Field field)
    {
        var (error, hint) = (field.Errors.Count > 0, HintText is not null || Hint is not null);
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

    /// <summary>Attributes the page wrote that are not ours belong to the control, not to the box around it.</summary>
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
