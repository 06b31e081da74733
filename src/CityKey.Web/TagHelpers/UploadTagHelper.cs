using CityKey.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CityKey.Web.TagHelpers;

/// <summary>A field for uploading a picture. Works as a plain file field; <c>upload.js</c> adds a preview and the
/// progress.</summary>
[HtmlTargetElement("ck-upload", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class UploadTagHelper(SiteText text) : FieldTagHelper(text)
{
    public string Accept { get; set; } = "image/jpeg,image/png,image/webp,image/heic";

    /// <summary>Which camera a phone offers first: <c>user</c> or <c>environment</c>.</summary>
    public string? Capture { get; set; }

    public string Picture { get; set; } = "camera";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = ReadField();
        var passed = TakeAttributes(output);
        Wrap(output, "div", field, " upload");
        output.Attributes.SetAttribute("data-upload", "");
        output.Attributes.SetAttribute("data-sending", Text["upload.sending"]);
        output.Attributes.SetAttribute("data-failed", Text["upload.failed"]);
        var content = output.Content;
        content
            .AppendMarkup("<label for=\"")
            .Append(field.Id)
            .AppendMarkup("\">")
            .Append(LabelValue)
            .AppendMarkup("</label>");
        AppendAround(content, field);
        content
            .AppendMarkup("<div class=\"drop\">")
            .AppendHtml(Icons.Draw(Picture, "picture"))
            .AppendMarkup("<input type=\"file\"");
        AppendAttribute(content, "id", field.Id);
        AppendAttribute(content, "name", field.Name);
        AppendAttribute(content, "accept", Accept);
        AppendAttribute(content, "capture", Capture);
        AppendDescription(content, field);
        AppendAttributes(content, passed);
        content.AppendMarkup("><p class=\"going\" role=\"status\"></p></div>");
    }
}
