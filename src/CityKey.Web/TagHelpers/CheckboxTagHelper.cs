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
        AppendAround(content, field);
        content.AppendHtml("<label class=\"choice\"><input type=\"checkbox\" value=\"true\"");
        AppendAttribute(content, "id", field.Id);
        AppendAttribute(content, "name", field.Name);
        if (field.Holds("true"))
        {
            content.AppendHtml(" checked");
        }

        AppendDescription(content, field);
        AppendAttributes(content, passed);
        content.AppendHtml("><span>").Append(LabelWords).AppendHtml("</span></label>");
    }
}
