using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Applications;

/// <summary>What a clerk sends from a case.</summary>
internal sealed class ReviewInput
{
    [FromForm(Name = "act")]
    public string? Act { get; set; }

    /// <summary>The version of the case that they were looking at.</summary>
    [FromForm(Name = "seen")]
    public uint? Seen { get; set; }

    [FromForm(Name = "reason")]
    public string[] Reasons { get; set; } = [];
}
