using CityKey.Web.Errors;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Web.Forms;

/// <summary>Makes the messages of model binding text keys too. What is required is up to each page.</summary>
internal static class ModelBindingMessages
{
    public static void Apply(MvcOptions mvc)
    {
        const string unreadable = "field.unreadable";
        mvc.Filters.Add(new StaleFormFilter());
        mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var messages = mvc.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => unreadable);
        messages.SetMissingBindRequiredValueAccessor(_ => unreadable);
        messages.SetMissingKeyOrValueAccessor(() => unreadable);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => unreadable);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => unreadable);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => unreadable);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => unreadable);
        messages.SetUnknownValueIsInvalidAccessor(_ => unreadable);
        messages.SetValueIsInvalidAccessor(_ => unreadable);
        messages.SetValueMustBeANumberAccessor(_ => unreadable);
        messages.SetValueMustNotBeNullAccessor(_ => unreadable);
    }
}
