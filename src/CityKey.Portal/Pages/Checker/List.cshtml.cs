using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Portal.Languages;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Checker;

/// <summary>The printable list of documents for each age range. Available in every mode of the portal
/// switch.</summary>
internal sealed class ListModel(CityProfile city, CityTime clock) : PageModel
{
    /// <summary>Each age range with the documents that a person who has none yet may bring. A range has no ways where
    /// only staff at the counter can decide.</summary>
    public IEnumerable<(AgeBand Band, IReadOnlyList<Proposal> Ways, IReadOnlyList<string> Others)> Bands =>
        from band in AgeBand.Of(city, Rules)
        let judgement = Rules.Judge([], band.From, clock.Today)
        select (band, Separate(judgement), judgement.Others);

    public DocumentKind Kind(string code) =>
        Rules.Kinds.Single(k => string.Equals(k.Code, code, StringComparison.Ordinal));

    private RuleSet Rules => city.RulesOn(clock.Today);

    // On paper each requirement has its own list; a document that meets several is in several lists.
    private static IReadOnlyList<Proposal> Separate(Judgement judgement) =>
        judgement.Alternative is null ? [] : [.. judgement.Ways.Where(w => w.AlsoCloses.Count == 0)];
}
