namespace CityKey.Domain.Applications;

/// <summary>Writes docs/lifecycle.md from the table of moves, so that the picture cannot drift from the rule.</summary>
public static class LifecyclePage
{
    public static string Write()
    {
        var ends = Enum.GetValues<ApplicationStatus>().Where(ApplicationLifecycle.IsOver);
        string[] lines =
        [
            "# An application's lifecycle",
            "",
            "Generated from `ApplicationLifecycle.Moves`. A test checks that it is current. Do not edit by hand.",
            "",
            "| From | Action | To | Next to act |",
            "|---|---|---|---|",
            .. ApplicationLifecycle.Moves.Select(m =>
                $"| {m.From} | {Words(m.Action)} | {m.To} | {(m.Next == NextToAct.Nobody ? "–" : Words(m.Next))} |"
            ),
            "",
            "```mermaid",
            "stateDiagram-v2",
            "    [*] --> Draft",
            .. ApplicationLifecycle.Moves.Select(m => $"    {m.From} --> {m.To}: {Words(m.Action)}"),
            .. ends.Select(e => $"    {e} --> [*]"),
            "```",
            "",
        ];
        return string.Join('\n', lines);
    }

    // "BeginReview" reads "begin review".
    private static string Words<T>(T name)
        where T : struct, Enum =>
        string.Concat(
            name.ToString()
                .Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString())
        );
}
