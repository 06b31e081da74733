namespace CityKey.Staff.Languages;

/// <summary>
/// Lists the texts of the staff site that residents read: slips, the notice of what is kept, the card. These are
/// translated into every language of the city; the others are for staff, in English. Views read them through <c>R</c>.
/// </summary>
internal static class ResidentText
{
    private static readonly string[] Prefixes =
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

    private static readonly HashSet<string> Others = new(
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

    /// <summary>Texts with one of the prefixes that are for the clerk after all.</summary>
    private static readonly HashSet<string> ForStaff = new(
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

    /// <summary>Whether residents read the text of this key.</summary>
    public static bool Has(string key) =>
        Others.Contains(key)
        || (Array.Exists(Prefixes, s => key.StartsWith(s, StringComparison.Ordinal)) && !ForStaff.Contains(key));
}
