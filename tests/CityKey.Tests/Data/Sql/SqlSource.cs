using System.Text.RegularExpressions;
using CityKey.Data.Sql;

namespace CityKey.Tests.Data.Sql;

/// <summary>One function as a file defines it.</summary>
/// <param name="Name">With its schema.</param>
/// <param name="Text">The whole statement.</param>
/// <param name="Body">What is between the dollar quotes; null for a body that is an expression.</param>
internal sealed record SqlFunction(string Name, string Text, string? Body);

/// <summary>What the files of <see cref="SqlFiles.Definitions"/> define, read as text.</summary>
internal static partial class SqlSource
{
    public static IReadOnlyList<SqlFunction> Functions { get; } =
    [
        .. All(FunctionPattern())
            .Select(m => new SqlFunction(
                m.Groups["name"].Value,
                m.Value,
                m.Groups["body"].Success ? m.Groups["body"].Value : null
            )),
    ];

    /// <summary>Each as <c>trigger on schema.table</c>.</summary>
    public static IReadOnlyList<string> Triggers { get; } =
    [.. All(TriggerPattern()).Select(m => $"{m.Groups["name"].Value} on {m.Groups["table"].Value}")];

    private static IEnumerable<Match> All(Regex pattern) =>
        SqlFiles.Definitions.SelectMany(file => pattern.Matches(SqlFiles.Definition(file)));

    [GeneratedRegex(
        @"^CREATE OR REPLACE FUNCTION (?<name>\w+\.\w+)\(.*?(AS \$\$(?<body>.*?)\$\$|^RETURN .*?);$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex FunctionPattern();

    [GeneratedRegex(
        @"^CREATE (OR REPLACE |CONSTRAINT )TRIGGER (?<name>\w+) .*? ON (?<table>\w+\.\w+)\s",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex TriggerPattern();
}
