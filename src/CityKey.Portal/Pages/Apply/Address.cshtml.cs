using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class AddressModel(ResidentApplications applications, CityProfile city)
    : StepPageModel(applications, city, ApplyStep.Address)
{
    [BindProperty(Name = "")]
    public StayInput Stay { get; set; } = new();

    public void OnGet() => Stay = StayInput.Of(Form.Stay, City.Name);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var stay = Stay.Parse();
        return this.Accepts(stay) ? await SaveAsync(Form.WithStay(stay.Value), cancellationToken) : this.Again();
    }
}
