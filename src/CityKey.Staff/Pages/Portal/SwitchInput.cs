using CityKey.Domain.PortalSwitch;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Portal;

/// <summary>What an administrator sends from the switch's page. Everything but the button has an answer
/// already.</summary>
internal sealed class SwitchInput
{
    public static readonly string[] Reasons = ["review", "security", "maintenance", "people"];
    public static readonly string[] Modes = ["paused", "dark", "nonew"];

    [FromForm(Name = "act")]
    public string? Act { get; set; }

    [FromForm(Name = "reason")]
    public string Reason { get; set; } = Reasons[0];

    [FromForm(Name = "mode")]
    public string Mode { get; set; } = Modes[0];

    /// <summary>On the city's clocks, as a browser writes it: <c>2026-12-01T17:00</c>.</summary>
    [FromForm(Name = "until")]
    public string? Until { get; set; }

    /// <summary>For a plan: when it takes effect, written the same way.</summary>
    [FromForm(Name = "at")]
    public string? At { get; set; }

    /// <summary>The order that waits for a second person, which is confirmed or taken back.</summary>
    [FromForm(Name = "order")]
    public Guid Order { get; set; }

    /// <summary>The order that waits for its time, which is taken back.</summary>
    [FromForm(Name = "plan")]
    public Guid Plan { get; set; }

    [FromForm(Name = "wording")]
    public string Wording { get; set; } = PortalWording.Usual.Ready;

    [FromForm(Name = "note")]
    public string? Note { get; set; }

    [FromForm(Name = "review")]
    public DateInput Review { get; set; } = new();

    [FromForm(Name = "epoch")]
    public long Epoch { get; set; }

    /// <summary>The mode that the page showed; with <see cref="Epoch"/>, what was looked at.</summary>
    [FromForm(Name = "seen")]
    public string Seen { get; set; } = "";

    [FromForm(Name = "password")]
    public string? Password { get; set; }
}
