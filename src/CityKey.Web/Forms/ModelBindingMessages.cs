using CityKey.Web.Errors;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Web.Forms;

/// <summary>What binding says is a text key too, and only the page's own rules say what is required.</summary>
internal static class ModelBindingMessages
{
    public static void Apply(MvcOptions mvc)
    {
        const string unreadable = "field.unreadable";
        mvc.Filters.Add(new StaleFormFilter());
        mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var words = mvc.ModelBindingMessageProvider;
        words.SetAttemptedValueIsInvalidAccessor((_, _) => unreadable);
        words.SetMissingBindRequiredValueAccessor(_ => unreadable);
        words.SetMissingKeyOrValueAccessor(() => unreadable);
        words.SetMissingRequestBodyRequiredValueAccessor(() => unreadable);
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => unreadable);
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => unreadable);
        words.SetNonPropertyValueMustBeANumberAccessor(() => unreadable);
        words.SetUnknownValueIsInvalidAccessor(_ => unreadable);
        words.SetValueIsInvalidAccessor(_ => unreadable);
        words.SetValueMustBeANumberAccessor(_ => unreadable);
        words.SetValueMustNotBeNullAccessor(_ => unreadable);
    }
}
