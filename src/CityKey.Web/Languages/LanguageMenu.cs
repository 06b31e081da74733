using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CityKey.Web.Languages;

/// <summary>A page in one of the site's languages, named in that language.</summary>
public sealed record LanguageLink(string Code, string Name, string Address, bool IsCurrent);

/// <summary>This same page in each language that the site has.</summary>
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

    // An address that does not begin with a language is no page: from there the first page is the way on.
    private static string Rest(HttpRequest request, string current)
    {
        var first = ReaderLanguage.FirstPart(request.Path);
        return string.Equals(first, current, StringComparison.OrdinalIgnoreCase) && first is not null
            ? $"{new PathString(request.Path.Value![(first.Length + 1)..]).ToUriComponent()}{request.QueryString.ToUriComponent()}"
            : "";
    }
}
