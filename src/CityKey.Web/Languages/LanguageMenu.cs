using System.Globalization;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.Http;

namespace CityKey.Web.Languages;

/// <summary>A link to the current page in one of the site's languages.</summary>
/// <param name="Code">The culture name.</param>
/// <param name="Name">The language's own name.</param>
public sealed record LanguageLink(string Code, string Name, string Address, bool IsCurrent);

/// <summary>The links to the current page in each of the site's languages.</summary>
public static class LanguageMenu
{
    public static IReadOnlyList<LanguageLink> Of(HttpContext http, SiteOptions site)
    {
        var current = CultureInfo.CurrentUICulture.Name;
        var rest = Rest(http.Request, current);
        return
        [
            .. site.Languages.Select(l => new LanguageLink(l, SiteLanguage.OwnName(l), $"/{l}{rest}", l == current)),
        ];
    }

    // An address without a language is not a page; the link then leads to the start page.
    private static string Rest(HttpRequest request, string current)
    {
        var first = ReaderLanguage.FirstPart(request.Path);
        return string.Equals(first, current, StringComparison.OrdinalIgnoreCase) && first is not null
            ? new PathString(request.Path.Value![(first.Length + 1)..]).ToUriComponent()
                + request.QueryString.ToUriComponent()
            : "";
    }
}
