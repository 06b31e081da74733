using System.Globalization;
using CityKey.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CityKey.Web.Forms;

/// <summary>A date as typed in three fields, kept as typed so that a wrong one can be shown again.</summary>
[ModelBinder(typeof(DateInputBinder))]
public sealed record DateInput(string Day = "", string Month = "", string Year = "")
{
    public bool IsEmpty => (Day + Month + Year).Length == 0;

    /// <summary>A known date as a person would type it; empty for none.</summary>
    public static DateInput Of(DateOnly? date) =>
        date is { } d ? new DateInput(Digits(d.Day), Digits(d.Month), Digits(d.Year)) : new DateInput();

    /// <summary>Reads it as a date of birth, in any script's digits.</summary>
    /// <param name="field">The name that the page gives the date.</param>
    public Parsed<DateOfBirth> ParseBirthDate(string field, DateOnly today) =>
        DateOfBirth.TryOf(Day, Month, Year, today, out var born, out var error)
            ? Parsed.Of(born)
            : Parsed.Failed<DateOfBirth>(field, error!);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Reads <c>bday-day</c>, <c>bday-month</c> and <c>bday-year</c> for a field named <c>bday</c>.</summary>
public sealed class DateInputBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        bindingContext.Result = ModelBindingResult.Success(
            new DateInput(Part(bindingContext, "day"), Part(bindingContext, "month"), Part(bindingContext, "year"))
        );
        return Task.CompletedTask;
    }

    private static string Part(ModelBindingContext binding, string part)
    {
        var name = $"{binding.ModelName}-{part}";
        var sent = binding.ValueProvider.GetValue(name);
        if (sent != ValueProviderResult.None)
        {
            binding.ModelState.SetModelValue(name, sent);
            // Validation looks for fields below "bday" by a dot; a field that it never visits would stay invalid.
            binding.ModelState.MarkFieldSkipped(name);
        }

        return sent.FirstValue?.Trim() ?? "";
    }
}
