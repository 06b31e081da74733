namespace CityKey.Benchmarks.Running;

/// <summary>The findings as a table that can be pasted into a document.</summary>
internal static class Table
{
    private static readonly string[] Head = ["what", "median (least to most)", "budget", "aim", "verdict", "note"];

    public static IEnumerable<string> Lines(IEnumerable<Finding> findings)
    {
        var rows = findings.Select(f => f.Cells).Prepend(Head).ToList();
        var widths = Head.Select((_, column) => rows.Max(r => r[column].Length)).ToList();
        var rule = widths.Select(w => new string('-', w)).ToArray();
        rows.Insert(1, rule);
        return rows.Select(row =>
            $"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |"
        );
    }
}
