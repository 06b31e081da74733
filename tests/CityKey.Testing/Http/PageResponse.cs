using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CityKey.Testing.Http;

/// <summary>One response of a site, after all redirects.</summary>
/// <param name="Path">The path and query that answered.</param>
/// <param name="Redirected">Whether another address or verb answered than the one that was requested.</param>
public sealed record PageResponse(HttpStatusCode Status, string Path, string Body, bool Redirected)
{
    private IHtmlDocument? page;

    public IHtmlDocument Page => page ??= new HtmlParser().ParseDocument(Body);

    /// <summary>The path without its query.</summary>
    public string Place => Path.Split('?')[0];

    public string Heading => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The text of the main part of the page.</summary>
    public string Text => Page.QuerySelector("main")?.TextContent ?? "";

    /// <summary>The value of an input, or an empty string where there is none.</summary>
    public string Value(string name) => Page.QuerySelector<IHtmlInputElement>($"input[name='{name}']")?.Value ?? "";

    /// <summary>The error message of a field, or an empty string.</summary>
    public string ErrorFor(string id) => Page.GetElementById($"{id}-error")?.TextContent ?? "";
}
