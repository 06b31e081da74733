using CityKey.Web.Languages;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Web.Forms;

/// <summary>How every page checks what was sent and shows it again.</summary>
public static class PageValidation
{
    /// <summary>Where a page keeps its fields with errors in the order of its rules.</summary>
    internal const string Order = "MendOrder";

    /// <summary>
    /// Runs the rules and writes each failure under the field's name in the form. A message is a text key;
    /// <c>WithState(_ => new object[] { … })</c> gives its arguments.
    /// </summary>
    /// <returns>True when neither the rules nor the binding found anything to mend.</returns>
    public static bool Accepts<T>(this PageModel page, IValidator<T> rules, T input)
        where T : notnull
    {
        var services = page.HttpContext.RequestServices;
        var fields = services.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(typeof(T)).Properties;
        var text = services.GetRequiredService<SiteText>();
        // The state sorts by name; people mend from the top of the page down, which is how rules are written.
        var order = new List<string>();
        page.ViewData[Order] = order;
        foreach (var failure in rules.Validate(input).Errors)
        {
            var property = failure.PropertyName.Split('.', '[')[0];
            var field = fields[property]?.BinderModelName ?? property;
            var arguments = failure.CustomState as object?[] ?? [];
            page.ModelState.AddModelError(field, text[failure.ErrorMessage, arguments]);
            order.Add(field);
        }

        return page.ModelState.IsValid;
    }

    /// <summary>The same page with everything that was typed, its errors, and status 422.</summary>
    public static IActionResult Again(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }
}
