using System.Reflection;
using CityKey.Portal;
using CityKey.Staff;
using CityKey.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Tests.Architecture;

/// <summary>An operation takes what it needs and gives a result; the page decides what to show.</summary>
public sealed class PageModelParametersTests
{
    // The extension methods that every page with a form calls.
    private static readonly string[] Excepted = ["CityKey.Web.Forms.PageValidation"];

    private static readonly Assembly[] Sites =
    [
        typeof(SiteDefaults).Assembly,
        typeof(PortalHost).Assembly,
        typeof(StaffHost).Assembly,
    ];

    [Fact]
    public void No_method_outside_page_models_takes_a_page_model() =>
        Assert.Empty(
            from type in Sites.SelectMany(site => site.GetTypes())
            where !typeof(PageModel).IsAssignableFrom(Outermost(type)) && !Excepted.Contains(Outermost(type).FullName)
            from method in type.GetMethods(
                    BindingFlags.DeclaredOnly
                        | BindingFlags.Instance
                        | BindingFlags.Static
                        | BindingFlags.Public
                        | BindingFlags.NonPublic
                )
                .Cast<MethodBase>()
                .Concat(type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            where method.GetParameters().Any(parameter => parameter.ParameterType == typeof(PageModel))
            select $"{type.FullName}.{method.Name}"
        );

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
