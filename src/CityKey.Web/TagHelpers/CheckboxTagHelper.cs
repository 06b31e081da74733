using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>One thing to say yes to.</summary>
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
        content.AppendHtml("<label class=\"choice\"><input type=\"checkbox\" value=\"true\"");
        AppendAttribute(content, "id", field.Id);
        AppendAttribute(content, "name", field.Name);
        if (field.Holds("true"))
        {
            content.AppendHtml(" checked");
        }

        AppendDescription(content, field);
        AppendAttributes(content, passed);
        if (HintWords is not { } hint)
        {
            content.AppendHtml("><span>").Append(LabelWords).AppendHtml("</span></label>");
            return;
        }

        // Below the words that it explains, as with choices: above them it would belong to the field before.
        content.AppendHtml("><span class=\"said\"><span>").Append(LabelWords).AppendHtml("</span><span class=\"hint\" id=\"").Append(field.Id)
            .AppendHtml("-hint\">").Append(hint).AppendHtml("</span></span></label>");
    }
}
