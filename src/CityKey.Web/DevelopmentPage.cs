using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CityKey.Web;

/// <summary>Pages that exist only in development: the catalog of form parts, the demonstration mailbox.</summary>
public static class DevelopmentPage
{
    /// <summary>Removes the page's route outside development.</summary>
    /// <param name="page">The path below <c>Pages</c>, such as <c>/Parts</c>.</param>
    public static void Restrict(WebApplicationBuilder builder, string page)
    {
        if (!builder.Environment.IsDevelopment())
        {
            builder.Services.Configure<RazorPagesOptions>(pages =>
                pages.Conventions.AddPageRouteModelConvention(page, model => model.Selectors.Clear())
            );
        }
    }
}
