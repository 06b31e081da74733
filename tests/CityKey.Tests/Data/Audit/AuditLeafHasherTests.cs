using CityKey.Data.Audit;

namespace CityKey.Tests.Data.Audit;

public sealed class AuditLeafHasherTests
{
    private static readonly AuditRecord Entry = new(
        new Guid("01902f3a-0000-7000-8000-000000000001"),
        new DateTimeOffset(2026, 11, 24, 8, 4, 7, 123, 456, TimeSpan.Zero),
        "Staff",
        new Guid("01902f3a-0000-7000-8000-000000000002"),
        "application.denied",
        new Guid("01902f3a-0000-7000-8000-000000000003"),
        """{"a": "1", "bb": "2"}""",
        4711
    );

    [Fact]
    public void Each_field_counts()
    {
        AuditRecord[] others =
        [
            Entry with
            {
                Id = Guid.Empty,
            },
            Entry with
            {
                At = Entry.At.AddTicks(TimeSpan.TicksPerMicrosecond),
            },
            Entry with
            {
                ActorKind = "Resident",
            },
            Entry with
            {
                ActorId = null,
            },
            Entry with
            {
                ActorId = Guid.Empty,
            },
            Entry with
            {
                Action = "application.approved",
            },
            Entry with
            {
                Subject = null,
            },
            Entry with
            {
                Detail = """{"a": "1", "bb": "3"}""",
            },
            Entry with
            {
                Detail = """{"a": "1"}""",
            },
            Entry with
            {
                Detail = "{}",
            },
            Entry with
            {
                Detail = "[]",
            },
            Entry with
            {
                Detail = """{"a": 1, "bb": "2"}""",
            },
            Entry with
            {
                Detail = """{"a": "1", "bb": {"c": "2"}}""",
            },
            Entry with
            {
                Detail = """{"a": "1", "bb": ["2"]}""",
            },
            Entry with
            {
                Detail = """{"a": "1", "bb": null}""",
            },
            Entry with
            {
                Detail = """{"a": "1", "bb": true}""",
            },
            Entry with
            {
                TransactionId = 4712,
            },
        ];
        Assert.Equal(others.Length + 1, others.Prepend(Entry).Select(Hash).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_byte_at_the_border_of_two_fields_belongs_to_one_of_them() =>
        Assert.NotEqual(
            Hash(Entry with { ActorKind = "Staffx", ActorId = null }),
            Hash(Entry with { ActorKind = "Staff", ActorId = null, Action = "x" + Entry.Action })
        );

    [Fact]
    public void The_order_of_names_and_the_time_zone_do_not_count()
    {
        Assert.Equal(Hash(Entry), Hash(Entry with { Detail = """{ "bb":"2","a":"\u0031" }""" }));
        Assert.Equal(Hash(Entry), Hash(Entry with { At = Entry.At.ToOffset(TimeSpan.FromHours(-6)) }));
    }

    // Computed from docs/audit.md by a script in another language.
    [Fact]
    public void The_format_stays_as_it_is_because_old_heads_are_signed_over_it() =>
        Assert.Equal("f769585fd93a1cad599abbe140449df747127e656ca7157e55c396ff9899a00c", Hash(Entry));

    private static string Hash(AuditRecord entry) => Convert.ToHexStringLower(new AuditLeafHasher().Hash(entry));
}
