namespace CityKey.Web.Sites;

/// <summary>What differs between the two sites.</summary>
public sealed record SiteOptions
{
    /// <summary><c>portal</c> or <c>staff</c>: names the style sheet, the cookies and the log entries.</summary>
    public required string Name { get; init; }

    /// <summary>The type that names the site's own resource file. Its assembly holds the site's pages.</summary>
    public required Type TextType { get; init; }

    /// <summary>The site's languages as culture names, English first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>The telephone number for help, from the city's profile; shown in the footer.</summary>
    public string? TelephoneForHelp { get; init; }

    /// <summary>Whether browsers reach the site over TLS, according to its public address in the settings.</summary>
    public bool Https { get; internal set; }
}
