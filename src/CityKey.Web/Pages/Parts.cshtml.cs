using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Web.Pages;

/// <summary>The catalog of form parts in every state. Exists in development only.</summary>
[AllowAnonymous]
public sealed class PartsModel : PageModel
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    /// <summary>With <c>?errors=true</c> every field shows an error.</summary>
    public void OnGet(bool errors)
    {
        if (errors)
        {
            foreach (var field in new[] { "given-name", "bday", "stay", "agree", "story", "photo" })
            {
                ModelState.AddModelError(field, "parts.error");
            }
        }
    }

    public IActionResult OnPost() => this.Accepts(new Validator(), Input) ? Page() : this.Again();

    /// <summary>One field of each kind.</summary>
    public sealed record InputModel
    {
        [FromForm(Name = "given-name")]
        public string? GivenName { get; init; } = "Łucja-Marie";

        [FromForm(Name = "bday")]
        public DateInput Born { get; init; } = new("14", "3", "1961");

        [FromForm(Name = "stay")]
        public string? Stay { get; init; } = "care-of";

        [FromForm(Name = "agree")]
        public bool Agree { get; init; }

        [FromForm(Name = "story")]
        public string? Story { get; init; }
    }

    private sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator()
        {
            RuleFor(answers => answers.Born)
                .Must(born => born.Day.Length > 0 && born.Day.All(char.IsAsciiDigit))
                .WithMessage("parts.error");
            RuleFor(answers => answers.Agree).Equal(true).WithMessage("parts.error");
        }
    }
}
