using System.Globalization;

namespace CityKey.Portal.Languages;

/// <summary>Addresses of this site in the reader's language.</summary>
public static class PortalAddress
{
    /// <param name="path">Without the language: <c>apply/tasks</c>; empty for the start page.</param>
    public static string Of(string path) =>
        $"/{CultureInfo.CurrentUICulture.Name}{(path.Length == 0 ? "" : "/")}{path}";
}
