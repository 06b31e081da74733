using System.Globalization;
using System.Text.Encodings.Web;
using CityKey.Web.Languages;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Web.Errors;

/// <summary>Writes the page for a fault from texts alone. It uses no view, layout or database, because those may be
/// what failed.</summary>
internal static class FaultPages
{
    public static async Task WriteAsync(HttpContext context, Fault fault)
    {
        context.Response.StatusCode = fault.Status;
        context.Response.Headers.Allow = default;
        if (HttpMethods.IsHead(context.Request.Method) || !WantsPage(context.Request))
        {
            return;
        }

        // The request's culture is set further in the pipeline and does not flow back out to here.
        if (context.Features.Get<IRequestCultureFeature>()?.RequestCulture is { } reader)
        {
            CultureInfo.CurrentCulture = reader.Culture;
            CultureInfo.CurrentUICulture = reader.UICulture;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(Draw(context, fault), context.RequestAborted);
    }

    private static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/_content", StringComparison.OrdinalIgnoreCase);

    private static string Draw(HttpContext context, Fault fault)
    {
        var services = context.RequestServices;
        var site = services.GetRequiredService<SiteOptions>();
        var text = services.GetRequiredService<SiteText>();
        var culture = CultureInfo.CurrentUICulture;
        var title = Encoded(text[$"fault.{fault.TextKey}.title"]);
        return $"""
            <!doctype html>
            <html lang="{culture.Name}" dir="{SiteLanguage.Direction(culture)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{title}</title>
            {Sheet(context, "tokens.css")}{Sheet(context, $"{site.Name}.css")}
            </head>
            <body class="alone">
            <header class="masthead"><div class="wrap"><a class="brand" href="{Home(
                culture,
                site
            )}">{CityEmblem.Drawing}<span>{Encoded(text["site.name"])}</span></a>{Languages(
                context,
                text,
                site
            )}</div></header>
            <main id="main" class="wrap"><div class="question fault">
            <h1>{title}</h1>
            <p class="lead">{Encoded(text[$"fault.{fault.TextKey}.remedy"])}</p>
            <p class="row"><a class="button" href="{Home(culture, site)}">{Encoded(text["fault.home"])}</a></p>
            {Telephone(text, site)}</div></main>
            </body>
            </html>
            """;
    }

    private static string Home(CultureInfo culture, SiteOptions site) =>
        site.Name is "portal" ? $"/{culture.Name}" : "/";

    private static string Languages(HttpContext context, SiteText text, SiteOptions site) =>
        site.Languages.Count < 2
            ? ""
            : $"<nav aria-label=\"{Encoded(text["site.menu-language"])}\"><ul class=\"languages\">"
                + $"{string.Concat(LanguageMenu.Of(context, site).Select(Language))}</ul></nav>";

    private static string Language(LanguageLink link) =>
        $"<li><a href=\"{Encoded(link.Address)}\" lang=\"{link.Code}\" hreflang=\"{link.Code}\""
        + $"{(link.IsCurrent ? " aria-current=\"true\"" : "")}>{Encoded(link.Name)}</a></li>";

    private static string Telephone(SiteText text, SiteOptions site) =>
        site.TelephoneForHelp is null
            ? ""
            : $"<p class=\"soft\">{Encoded(text["site.help", site.TelephoneForHelp])}</p>";

    private static string Sheet(HttpContext context, string name)
    {
        var path = context
            .RequestServices.GetRequiredService<IFileVersionProvider>()
            .AddFileVersionToPath(context.Request.PathBase, $"/_content/CityKey.Web/{name}");
        return $"<link rel=\"stylesheet\" href=\"{Encoded(path)}\">";
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
