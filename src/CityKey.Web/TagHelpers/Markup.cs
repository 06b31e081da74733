using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;

namespace CityKey.Web.TagHelpers;

/// <summary>Appends fixed pieces of markup without allocating: each piece is cached. A form of thirteen fields has
/// about four hundred of them.</summary>
internal static class Markup
{
    public static readonly HtmlString Space = new(" ");

    private static readonly ConcurrentDictionary<string, HtmlString> Pieces = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, HtmlString> Attributes = new(StringComparer.Ordinal);

    /// <param name="piece">A literal. Variable text would grow the cache without limit.</param>
    public static IHtmlContentBuilder AppendMarkup(this IHtmlContentBuilder content, [ConstantExpected] string piece) =>
        content.AppendHtml(Pieces.GetOrAdd(piece, static p => new HtmlString(p)));

    /// <summary>Appends an attribute up to its value, as in <c> id="</c>.</summary>
    /// <param name="name">A literal, for the same reason.</param>
    public static IHtmlContentBuilder AppendAttribute(this IHtmlContentBuilder content, string name) =>
        content.AppendHtml(Attributes.GetOrAdd(name, static n => new HtmlString($" {n}=\"")));
}
