namespace CityKey.Staff.Languages;

/// <summary>
/// Which of the staff site's words residents read: slips, what is kept, the card. They are in every language of the
/// city; the rest is for staff,
/// in English. Pages call them <c>R</c>.
/// </summary>
internal static class ResidentText
{
    private static readonly string[] Starts =
    [
        "card.",
        "counter.keeps",
        "counter.slip-",
        "counter.refusal-",
        "denial.",
        "document.",
        "new-code.",
        "rule.need.",
    ];

    private static readonly HashSet<string> More = new(
        [
            "counter.address.none",
            "counter.check",
            "counter.gender.F",
            "counter.gender.M",
            "counter.gender.X",
            "counter.gender.none",
            "counter.name",
            "counter.photo-alt",
        ],
        StringComparer.Ordinal
    );

    /// <summary>Words of the same pages that are for the clerk.</summary>
    private static readonly HashSet<string> NotThese = new(
        [
            "counter.refusal-lead",
            "counter.slip-done",
            "counter.slip-gone",
            "counter.slip-language",
            "counter.slip-lead",
            "counter.slip-print",
            "new-code.back",
            "new-code.changed",
            "new-code.changed-next",
            "new-code.do",
            "new-code.lead",
            "new-code.none",
            "new-code.once",
            "new-code.seen",
            "new-code.title",
            "new-code.too-few",
            "new-code.what",
        ],
        StringComparer.Ordinal
    );

    public static bool Has(string key) =>
        More.Contains(key)
        || (Array.Exists(Starts, s => key.StartsWith(s, StringComparison.Ordinal)) && !NotThese.Contains(key));
}
