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
        content.AppendMarkup("<label class=\"choice\"><input type=\"checkbox\" value=\"true\"");
        AppendAttribute(content, "id", field.Id);
        AppendAttribute(content, "name", field.Name);
        if (field.Holds("true"))
        {
            content.AppendMarkup(" checked");
        }

        AppendDescription(content, field);
        AppendAttributes(content, passed);
        if (HintWords is not { } hint)
        {
            content.AppendMarkup("><span>").Append(LabelWords).AppendMarkup("</span></label>");
            return;
        }

        // Below the words that it explains, as with choices: above them it would belong to the field before.
        content
            .AppendMarkup("><span class=\"said\"><span>")
            .Append(LabelWords)
            .AppendMarkup("</span><span class=\"hint\" id=\"")
            .Append(field.Id)
            .AppendMarkup("-hint\">")
            .Append(hint)
            .AppendMarkup("</span></span></label>");
    }
}
