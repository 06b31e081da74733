using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CityKey.Testing.Http;

/// <summary>One field of a form, as the page was drawn.</summary>
/// <param name="Kind">The type of the control; <c>textarea</c>, <c>select</c> and <c>button</c> are kinds too.</param>
/// <param name="Standing">What is sent when it is left as it is.</param>
/// <param name="Offered">What a choice or a button can send.</param>
public sealed record FormField(string Name, string Kind, IReadOnlyList<string> Standing, IReadOnlyList<string> Offered)
{
    /// <summary>A person types into it, so its content must not be lost.</summary>
    public bool IsTyped => Kind is not ("hidden" or "radio" or "checkbox" or "select" or "button" or "file");
}

/// <summary>A form that posts, read from a page with all its fields.</summary>
public sealed partial record FormOnPage(string Action, bool IsUpload, IReadOnlyList<FormField> Fields)
{
    public const string Token = "__RequestVerificationToken";

    /// <summary>The same for the same form drawn again, and for all rows of a list.</summary>
    public string Key =>
        $"{Ids().Replace(Action.Split('?')[0], "*")}{Handler} "
        + $"{string.Join(' ', Fields.Where(f => f.Name != Token).Select(f => f.Name))}";

    private string Handler => Action.Split("?handler=") is [_, var named] ? $"?handler={named}" : "";

    public string? FileField => Fields.FirstOrDefault(f => f.Kind == "file")?.Name;

    public static IReadOnlyList<FormOnPage> On(PageResponse answer, string within = "main") =>
        [
            .. answer
                .Page.QuerySelectorAll<IHtmlFormElement>($"{within} form")
                .Where(f => f.GetAttribute("method") is "post")
                .SelectMany(f => Ways(f, answer.Path))
                .DistinctBy(f => f.Key),
        ];

    /// <summary>This form where the page is drawn again; null where it is gone.</summary>
    public FormOnPage? Again(PageResponse answer, string within)
    {
        // An answer may have made a field more of it.
        var forms = On(answer, within);
        return forms.FirstOrDefault(f => f.Key == Key)
            ?? forms.FirstOrDefault(f =>
                f.Action == Action && !Fields.ExceptBy(f.Fields.Select(g => g.Name), g => g.Name).Any()
            );
    }

    /// <summary>What the form sends when these fields are filled in and everything else is left as drawn. A form's one
    /// button is pressed.</summary>
    public List<(string Name, string Value)> Fill(IEnumerable<(string Name, string Value)> filled)
    {
        var own = filled
            .Where(f => Fields.Any(field => field.Name == f.Name))
            .ToLookup(f => f.Name, f => f.Value, StringComparer.Ordinal);
        return
        [
            .. Fields
                .Where(f => f.Kind != "file")
                .SelectMany(f => (own.Contains(f.Name) ? own[f.Name] : f.Standing).Select(v => (f.Name, v))),
        ];
    }

    // A button may send the form elsewhere. If every button does, nothing sends it to the form's own address.
    private static IEnumerable<FormOnPage> Ways(IHtmlFormElement form, string path)
    {
        var buttons = form.QuerySelectorAll("button");
        var ways = buttons
            .Where(b => b.HasAttribute("formaction"))
            .Select(b => Of(form, path) with { Action = b.GetAttribute("formaction")! })
            .ToList();
        return ways.Count > 0 && ways.Count == buttons.Length ? ways : ways.Prepend(Of(form, path));
    }

    private static FormOnPage Of(IHtmlFormElement form, string path)
    {
        var controls = form.QuerySelectorAll("input,textarea,select,button")
            .Where(c => c.GetAttribute("name") is { Length: > 0 });
        var fields = controls
            .GroupBy(c => c.GetAttribute("name")!, StringComparer.Ordinal)
            .Select(g => Of(g.Key, [.. g]))
            .ToList();
        return new FormOnPage(
            form.GetAttribute("action") is { Length: > 0 } action ? action : path,
            form.GetAttribute("enctype") is "multipart/form-data",
            fields
        );
    }

    private static FormField Of(string name, List<IElement> controls) =>
        controls[0] switch
        {
            IHtmlTextAreaElement text => new(name, "textarea", [text.Value], []),
            IHtmlSelectElement select => new(
                name,
                "select",
                [select.Value ?? ""],
                [.. select.Options.Select(o => o.Value)]
            ),
            IHtmlButtonElement => new(
                name,
                "button",
                [controls[0].GetAttribute("value") ?? ""],
                [.. controls.Select(c => c.GetAttribute("value") ?? "")]
            ),
            IHtmlInputElement { Type: "radio" or "checkbox" } first => new(
                name,
                first.Type,
                [.. controls.OfType<IHtmlInputElement>().Where(c => c.IsChecked).Select(c => c.Value)],
                [.. controls.OfType<IHtmlInputElement>().Select(c => c.Value)]
            ),
            IHtmlInputElement input => new(name, input.Type, [input.Value], []),
            var other => throw new InvalidOperationException($"No reader for {other.LocalName}."),
        };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|/[0-9A-Z*~$=]{11}(?=/|$)|(?<=/invitation/).+", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
