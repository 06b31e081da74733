using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>What is answered before a visit begins.</summary>
internal sealed class StartVisitInput
{
    [FromForm(Name = "site")]
    public string? Site { get; set; }

    [FromForm(Name = "agreed")]
    public bool Agreed { get; set; }

    /// <summary>What the page said is kept; a setting that was changed meanwhile has to be said again.</summary>
    [FromForm(Name = "told")]
    public string? Told { get; set; }

    internal sealed class Validator : AbstractValidator<StartVisitInput>
    {
        public Validator(CityProfile city, CounterRetention retention)
        {
            RuleFor(a => a.Site)
                .Must(s => city.Sites.Any(known => known.Code == s))
                .WithMessage("counter.site-missing");
            RuleFor(a => a.Agreed).Equal(true).WithMessage("counter.agreed-missing");
            RuleFor(a => a.Agreed).Must((a, _) => a.Told == retention.ToString()).WithMessage("counter.told-other");
        }
    }
}
