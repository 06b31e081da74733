using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CityKey.Web.Forms;

/// <summary>A date as typed in three fields, kept as typed so that a wrong one can be shown again.</summary>
[ModelBinder(typeof(DateInputBinder))]
public sealed record DateInput(string Day = "", string Month = "", string Year = "")
{
    public bool IsEmpty => (Day + Month + Year).Length == 0;

    /// <summary>A known date as it would be typed; empty for none.</summary>
    public static DateInput Of(DateOnly? date) =>
        date is { } d ? new DateInput(Digits(d.Day), Digits(d.Month), Digits(d.Year)) : new DateInput();

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
        }

        return sent.FirstValue?.Trim() ?? "";
    }
}
