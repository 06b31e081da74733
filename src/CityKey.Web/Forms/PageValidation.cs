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
    /// <summary>The key in the view data for the names of the fields with errors, in the order of the page.</summary>
    internal const string Order = "ErrorOrder";

    /// <summary>
    /// Runs the rules and writes each failure under the field's name in the form. A message is a text key;
    /// <c>WithState(_ => new object[] { … })</c> gives its arguments.
    /// </summary>
    /// <returns>True when neither the rules nor the binding found an error.</returns>
    public static bool Accepts<T>(this PageModel page, IValidator<T> rules, T input)
        where T : notnull
    {
        var services = page.HttpContext.RequestServices;
        var fields = services.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(typeof(T)).Properties;
        foreach (var failure in rules.Validate(input).Errors)
        {
            var property = failure.PropertyName.Split('.', '[')[0];
            var arguments = failure.CustomState as object?[] ?? [];
            page.Add(new FieldError(fields[property]?.BinderModelName ?? property, failure.ErrorMessage, arguments));
        }

        return page.ModelState.IsValid;
    }

    /// <summary>Writes each error under its field's name in the form.</summary>
    /// <param name="parsed">What was read from the fields, in the order of the page.</param>
    /// <returns>True when neither the reading nor the binding found an error, so that every value can be
    /// used.</returns>
    public static bool Accepts(this PageModel page, params IEnumerable<Parsed> parsed)
    {
        foreach (var error in parsed.SelectMany(p => p.Errors))
        {
            page.Add(error);
        }

        return page.ModelState.IsValid;
    }

    /// <summary>The same page with everything that was typed, its errors, and status 422.</summary>
    public static IActionResult Again(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    private static void Add(this PageModel page, FieldError error)
    {
        var text = page.HttpContext.RequestServices.GetRequiredService<SiteText>();
        page.ModelState.AddModelError(error.Field, text[error.Message, [.. error.Arguments]]);
        // The model state sorts by name; people correct a page from the top down.
        if (page.ViewData[Order] is not List<string> order)
        {
            page.ViewData[Order] = order = [];
        }

        order.Add(error.Field);
    }
}
