using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CityKey.Tests.Proofs;

/// <summary>One odd value in one field of a form that is filled in well otherwise.</summary>
internal sealed record FieldProbe(FormScenario Scenario, FormOnPage Form, FormField Field, string Value)
{
    public const string Script = "<script>alert('Zqxwran')</script>";

    private List<(string Name, string Value)> sent = [];

    public Task<PageResponse> SendAsync(PageResponse page, FormOnPage form)
    {
        sent = [.. Scenario.Fill(page, form).Where(f => f.Name != Field.Name), (Field.Name, Value)];
        return Scenario.Visitor.PostAsync(form, sent);
    }

    public IEnumerable<string> WrongWith(PageResponse answer)
    {
        if (
            answer.Page.QuerySelectorAll("script").Any(s => s.TextContent.Contains("Zqxwran", StringComparison.Ordinal))
        )
        {
            yield return "has become a script";
        }

        if (answer.Status == HttpStatusCode.OK)
        {
            yield break;
        }

        // What no person types may be answered with a page that says what is going on: the case has moved on, this is
        // too often.
        if (
            !Field.IsTyped
            && answer.Status is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests
            && answer.Page.QuerySelector("main h1") is not null
        )
        {
            yield break;
        }

        if (answer.Status is not (HttpStatusCode.UnprocessableEntity or HttpStatusCode.TooManyRequests))
        {
            yield return $"is neither taken nor shown again: {answer.Page.QuerySelector("h1")?.TextContent}";
            yield break;
        }

        if (Form.Again(answer, Scenario.Within) is null)
        {
            yield return "has lost its form";
            yield break;
        }

        foreach (var wrong in Sentences(answer).Concat(Lost(answer)))
        {
            yield return wrong;
        }
    }

    private IEnumerable<string> Sentences(PageResponse answer)
    {
        var links = answer.Page.QuerySelectorAll(".mend a").Select(a => a.GetAttribute("href")!).ToList();
        if (links.Count == 0 || answer.Page.QuerySelectorAll(".mend li").Any(l => !IsSentence(l.TextContent, answer)))
        {
            yield return $"has no sentence in its summary: {answer.Page.QuerySelector(".mend")?.TextContent}";
        }

        foreach (var link in links.Where(l => Field.Kind != "hidden" && answer.Page.GetElementById(l[1..]) is null))
        {
            yield return $"{link} leads nowhere";
        }

        var beside = Controls(answer, Field.Name)
            .SelectMany(Described)
            .Where(d => d.ClassList.Contains("message"))
            .ToList();
        if (Scenario.SaysWhere && Field.IsTyped && beside.Count == 0)
        {
            yield return $"has nothing beside it, but {string.Join(' ', links)}";
        }

        foreach (var message in beside.Where(m => !IsSentence(m.TextContent, answer)))
        {
            yield return $"has no sentence beside it: {message.TextContent}";
        }
    }

    // A sentence of the page's own language: the artificial one is in brackets.
    private static bool IsSentence(string text, PageResponse answer) =>
        text.Trim() is var words
        && words.Contains(' ', StringComparison.Ordinal)
        && (!answer.Path.StartsWith("/qps-", StringComparison.Ordinal) || words.StartsWith('['));

    private static IEnumerable<IElement> Described(IElement control) =>
        (
            (control.GetAttribute("aria-describedby") ?? "")
            + " "
            + (control.Closest("fieldset")?.GetAttribute("aria-describedby") ?? "")
        )
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => control.Owner!.GetElementById(id))
            .OfType<IElement>();

    private IEnumerable<string> Lost(PageResponse answer)
    {
        foreach (var typed in Form.Fields.Where(f => f is { IsTyped: true, Kind: not "password" }))
        {
            var was = sent.FirstOrDefault(s => s.Name == typed.Name).Value ?? "";
            var shown =
                Controls(answer, typed.Name)
                    .Select(c => c is IHtmlTextAreaElement area ? area.Value : c.GetAttribute("value") ?? "")
                    .FirstOrDefault()
                ?? "";
            if (Whole(was) != Whole(shown))
            {
                yield return $"has lost what was typed into {typed.Name}: {shown[..Math.Min(30, shown.Length)]}";
            }
        }
    }

    // What is no character at all cannot be given back as it came.
    private static string Whole(string text) =>
        string.Concat(text.Trim().Where(c => c is not ('\0' or '\uFFFD') && !char.IsSurrogate(c)));

    private static IEnumerable<IElement> Controls(PageResponse answer, string name) =>
        answer.Page.QuerySelectorAll("[name]").Where(c => c.GetAttribute("name") == name);
}
