namespace CityKey.Domain;

/// <summary>An action that the record's rules refuse: the page was stale, or the code has an error. The sites answer
/// that the record has changed.</summary>
/// <param name="rule">A stable code, such as <c>application.move</c>.</param>
/// <param name="message">For the log: never personal data.</param>
public sealed class RuleViolationException(string rule, string message) : Exception(message)
{
    /// <summary>The stable code of the rule.</summary>
    public string Rule { get; } = rule;
}
