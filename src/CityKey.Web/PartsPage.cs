using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CityKey.Web;

/// <summary>The page that shows every part in every state exists where people build, nowhere else.</summary>
internal static class PartsPage
{
    public static void Configure(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
        {
            builder.Services.Configure<RazorPagesOptions>(pages =>
                pages.Conventions.AddPageRouteModelConvention("/Parts", page => page.Selectors.Clear()));
        }
    }
}
