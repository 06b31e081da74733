using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;

namespace CityKey.Web.TagHelpers;

/// <summary>Pieces of markup that are the same in every answer, each kept once: a form of thirteen fields has some four
/// hundred of them.</summary>
internal static class Markup
{
    public static readonly HtmlString Space = new(" ");

    private static readonly ConcurrentDictionary<string, HtmlString> Pieces = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, HtmlString> Attributes = new(StringComparer.Ordinal);

    /// <param name="piece">A literal: what varies would stay in memory for good.</param>
    public static IHtmlContentBuilder AppendMarkup(this IHtmlContentBuilder content, [ConstantExpected] string piece) =>
        content.AppendHtml(Pieces.GetOrAdd(piece, static p => new HtmlString(p)));

    /// <summary>The beginning of an attribute, up to its value.</summary>
    /// <param name="name">One of the few that controls have.</param>
    public static IHtmlContentBuilder AppendAttribute(this IHtmlContentBuilder content, string name) =>
        content.AppendHtml(Attributes.GetOrAdd(name, static n => new HtmlString($" {n}=\"")));
}
