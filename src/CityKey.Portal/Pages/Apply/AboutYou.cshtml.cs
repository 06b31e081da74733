using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Portal.Routing;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class AboutYouModel(ResidentApplications applications, CityProfile city, CityTime clock)
    : StepPageModel(applications, city, ApplyStep.AboutYou)
{
    // The name by which browsers fill in a birth date.
    private const string BornField = "bday";

    [BindProperty(Name = "")]
    public NameInput Name { get; set; } = new();

    [BindProperty(Name = BornField), FromForm(Name = BornField)]
    public DateInput Born { get; set; } = new();

    public void OnGet()
    {
        Name = NameInput.Of(Form.Name);
        Born = DateInput.Of(Form.Born);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var name = Name.Parse();
        var born = Born.ParseBirthDate(BornField, clock.Today);
        if (!this.Accepts(name, born))
        {
            return this.Again();
        }

        if (born.Value.AgeOn(clock.Today) < City.OnlineFromAge)
        {
            return To(PortalRoutes.ApplyAtACounter);
        }

        return await SaveAsync(Form with { Name = name.Value, Born = born.Value.Value }, cancellationToken);
    }
}
