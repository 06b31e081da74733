using System.Reflection;
using CityKey.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Proofs;

/// <summary>Fields that no form has: one for each property of what is stored, of the domain's records, of the pages and
/// of what they take, each with a value to be known by.</summary>
internal static class OverpostedFields
{
    public const string Text = "Zqxwoverposted";
    public const string Id = "0decade0-0000-4000-8000-0decade00001";
    public const string Number = "4242427";
    public const string Day = "2001-02-03";

    private static readonly string[] Prefixes = ["", "Input."];

    public static IReadOnlyList<(string Name, string Value)> All(IServiceProvider site)
    {
        using var scope = site.CreateScope();
        var stored = scope
            .ServiceProvider.GetRequiredService<CityKeyDb>()
            .Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties())
            .Select(p => (p.Name, Type: p.ClrType));
        var known = new[]
        {
            typeof(CityKey.Domain.Applications.Application),
            typeof(CityKey.Portal.PortalHost),
            typeof(CityKey.Staff.StaffHost),
            typeof(CityKey.Web.Forms.NameInput),
        }
            .SelectMany(t => t.Assembly.GetTypes())
            .Where(t =>
                t.Namespace?.StartsWith("CityKey.Domain", StringComparison.Ordinal) == true
                || (t.IsPublic && t.Namespace == typeof(CityKey.Web.Forms.NameInput).Namespace)
                || typeof(PageModel).IsAssignableFrom(t)
                || (t.DeclaringType is { } page && typeof(PageModel).IsAssignableFrom(page))
            )
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(p =>
                p.GetIndexParameters().Length == 0
                && p.DeclaringType?.Assembly.GetName().Name?.StartsWith("CityKey", StringComparison.Ordinal) == true
            )
            .SelectMany(p =>
                new[]
                {
                    (p.Name, Type: p.PropertyType),
                    (Name: p.GetCustomAttribute<FromFormAttribute>()?.Name ?? p.Name, Type: p.PropertyType),
                }
            );
        var names = stored
            .Concat(known)
            .Where(p => p.Name.All(c => char.IsLetterOrDigit(c) || c == '-'))
            .DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return [.. Prefixes.SelectMany(prefix => names.Select(n => (prefix + n.Name, ValueOf(n.Type))))];
    }

    private static string ValueOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(Guid) ? Id
            : plain == typeof(bool) ? "true"
            : plain.IsEnum ? Enum.GetNames(plain)[^1]
            : plain == typeof(DateTimeOffset) ? $"{Day}T04:05:06Z"
            : plain == typeof(DateOnly) ? Day
            : plain.IsPrimitive ? Number
            : Text;
    }
}
