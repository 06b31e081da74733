namespace CityKey.Web;

/// <summary>What differs between the two sites.</summary>
public sealed record SiteOptions
{
    /// <summary><c>portal</c> or <c>staff</c>: the style sheet, the cookies and the log lines carry it.</summary>
    public required string Name { get; init; }

    /// <summary>The class beside the site's own resource file.</summary>
    public required Type TextType { get; init; }

    /// <summary>Languages the site ships, English first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>The number people call for help, from the city's profile; shown in the footer.</summary>
    public string? TelephoneForHelp { get; init; }

    /// <summary>Whether pages reach people over TLS; from <c>Urls:Portal</c> or <c>Urls:Staff</c>.</summary>
    public bool Https { get; internal set; }
}
