using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace CityKey.Web.Languages;

/// <summary>The language is the first part of the address, never a cookie: a shared link reads the same for both.</summary>
internal sealed class RouteLanguage : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult(httpContext.GetRouteValue("lang") is string language ? new ProviderCultureResult(language) : null);
}
