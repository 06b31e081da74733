using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Portal.Languages;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Checker;

/// <summary>What to bring, for paper: for each age what is asked and which documents do. There in every mode of the
/// switch.</summary>
public sealed class ListModel(CityProfile city, CityTime clock) : PageModel
{
    /// <summary>The ages with what would do for somebody who has shown nothing; none where only a person at the counter
    /// can say.</summary>
    public IEnumerable<(AgeBand Band, IReadOnlyList<Proposal> Ways, IReadOnlyList<string> Others)> Bands =>
        from band in AgeBand.Of(city, Rules)
        let judgement = Rules.Judge([], band.From, clock.Today)
        select (band, Apart(judgement), judgement.Others);

    /// <summary>A kind by its code, for what is asked of it beside being there.</summary>
    public DocumentKind Kind(string code) =>
        Rules.Kinds.Single(k => string.Equals(k.Code, code, StringComparison.Ordinal));

    private RuleSet Rules => city.RulesOn(clock.Today);

    // On paper each need has its own list: what one document would close together with others stands in several of
    // them.
    private static IReadOnlyList<Proposal> Apart(Judgement judgement) =>
        judgement.Alternative is null ? [] : [.. judgement.Ways.Where(w => w.AlsoCloses.Count == 0)];
}
