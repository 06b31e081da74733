using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>A single checkbox.</summary>
[HtmlTargetElement("ck-checkbox", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxTagHelper(SiteText text) : FieldTagHelper(text)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = ReadField();
        var passed = TakeAttributes(output);
        Wrap(output, "div", field, " yes");
        var content = output.Content;
        AppendAround(content, field, hinted: false);
        content.AppendMarkup("<label class=\"choice\"><input type=\"checkbox\" value=\"true\"");
        AppendAttribute(content, "id", field.Id);
        AppendAttribute(content, "name", field.Name);
        if (field.Holds("true"))
        {
            content.AppendMarkup(" checked");
        }

        AppendDescription(content, field);
        AppendAttributes(content, passed);
        if (HintValue is not { } hint)
        {
            content.AppendMarkup("><span>").Append(LabelValue).AppendMarkup("</span></label>");
            return;
        }

        // The hint follows the label, as with choices. Before it, the hint would seem to belong to the previous field.
        content
            .AppendMarkup("><span class=\"said\"><span>")
            .Append(LabelValue)
            .AppendMarkup("</span><span class=\"hint\" id=\"")
            .Append(field.Id)
            .AppendMarkup("-hint\">")
            .Append(hint)
            .AppendMarkup("</span></span></label>");
    }
}
