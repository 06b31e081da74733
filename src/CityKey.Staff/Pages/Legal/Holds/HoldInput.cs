using System.Globalization;
using CityKey.Domain.Legal;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Legal.Holds;

/// <summary>What is sent to place a hold.</summary>
internal sealed class HoldInput
{
    [FromForm(Name = "scope")]
    public string? Scope { get; set; }

    [FromForm(Name = "reference")]
    public string? Reference { get; set; }

    [FromForm(Name = "from")]
    public string? From { get; set; }

    [FromForm(Name = "to")]
    public string? To { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    public DateOnly? FromDay => Day(From);

    public DateOnly? ToDay => Day(To);

    // As browsers send a date field, and as people type it where a browser knows none. The last years of the calendar
    // have no day after them.
    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(
            typed?.Trim(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        ) && day.Year is > 2000 and < 3000
            ? day
            : null;
}

/// <summary>What a hold needs to be placed.</summary>
internal sealed class HoldValidator : AbstractValidator<HoldInput>
{
    public HoldValidator()
    {
        RuleFor(a => a.Scope)
            .Must(s => Enum.GetNames<HoldScope>().Contains(s, StringComparer.Ordinal))
            .WithMessage("hold.scope-missing");
        When(
            a => a.Scope == nameof(HoldScope.HandedInBetween),
            () =>
            {
                RuleFor(a => a.From).Must((a, _) => a.FromDay is not null).WithMessage("hold.day-missing");
                RuleFor(a => a.To).Must((a, _) => a.ToDay is not null).WithMessage("hold.day-missing");
                RuleFor(a => a.To)
                    .Must((a, _) => a.ToDay is null || a.FromDay is null || a.ToDay >= a.FromDay)
                    .WithMessage("hold.days-turned");
            }
        );
        RuleFor(a => a.Reason)
            .Must(r => Hold.Reasons.Contains(r, StringComparer.Ordinal))
            .WithMessage("hold.reason-missing");
    }
}
