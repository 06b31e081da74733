namespace CityKey.Domain;

/// <summary>A rule of the record was broken: a stale page, or a mistake of ours. The sites answer it with "this has
/// moved on".</summary>
/// <param name="rule">A stable code, such as <c>application.move</c>.</param>
/// <param name="message">For the log: never anything personal.</param>
public sealed class RuleViolationException(string rule, string message) : Exception(message)
{
    public string Rule { get; } = rule;
}
