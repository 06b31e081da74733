using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CityKey.Web;

/// <summary>A page that exists where people build, nowhere else: all parts, the demonstration mailbox.</summary>
public static class DevelopmentPage
{
    /// <param name="page">Its path below <c>Pages</c>, such as <c>/Parts</c>.</param>
    public static void Keep(WebApplicationBuilder builder, string page)
    {
        if (!builder.Environment.IsDevelopment())
        {
            builder.Services.Configure<RazorPagesOptions>(pages =>
                pages.Conventions.AddPageRouteModelConvention(page, model => model.Selectors.Clear())
            );
        }
    }
}
