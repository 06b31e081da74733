using System.Globalization;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Web.Languages;

namespace CityKey.Portal.Pages.Checker;

/// <summary>A range of ages with the same document rules.</summary>
/// <param name="To">The last age, inclusive; null where there is no upper limit.</param>
public sealed record AgeBand(int From, int? To)
{
    public string Value => From.ToString(CultureInfo.InvariantCulture);

    public string Label(SiteText text) =>
        From == 0 && To is not null ? text.Counted("checker.age.up-to", To.Value)
        : To is null ? text.Counted("checker.age.from", From)
        : From == To ? text.Counted("checker.age.exactly", From)
        : text.Counted("checker.age.between", To.Value, From);

    /// <summary>The ranges of a rule set, which also split at the age from which residents may apply online.</summary>
    public static IReadOnlyList<AgeBand> Of(CityProfile city, RuleSet rules)
    {
        var starts = rules.AgesOfChange().Append(city.OnlineFromAge).Distinct().Order().ToList();
        return [.. starts.Select((from, at) => new AgeBand(from, at + 1 < starts.Count ? starts[at + 1] - 1 : null))];
    }
}
