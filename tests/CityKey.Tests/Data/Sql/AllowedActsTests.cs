using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;

namespace CityKey.Tests.Data.Sql;

/// <summary>What is allowed in a mode: <see cref="PortalState.Allows"/>, by which pages are drawn, and
/// <c>platform.portal_allows</c>, by which writes are accepted.</summary>
public sealed class AllowedActsTests
{
    // The database knows fewer acts: several acts of a page are one act of the guard.
    private static readonly (OnlineAction Page, string Guard)[] Acts =
    [
        (OnlineAction.Start, "start"),
        (OnlineAction.Continue, "continue"),
        (OnlineAction.Submit, "continue"),
        (OnlineAction.Answer, "continue"),
        (OnlineAction.Message, "continue"),
        (OnlineAction.OpenDocuments, "continue"),
        (OnlineAction.Read, "read"),
        (OnlineAction.Withdraw, "withdraw"),
    ];

    public static TheoryData<PortalMode, bool, string> Table =>
        new()
        {
            { PortalMode.Open, false, "start continue read withdraw" },
            { PortalMode.NoNew, false, "continue read withdraw" },
            { PortalMode.Paused, false, "read withdraw" },
            { PortalMode.Dark, false, "" },
            { PortalMode.Open, true, "read withdraw" },
            { PortalMode.NoNew, true, "read withdraw" },
            { PortalMode.Paused, true, "read withdraw" },
            { PortalMode.Dark, true, "" },
        };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Pages_offer_what_the_guard_accepts(PortalMode mode, bool closing, string allowed)
    {
        await using var database = await TestDatabase.CreateAsync();
        var state = new PortalState(mode, closing, 1, null, DateTimeOffset.UnixEpoch, "test", Known: true);

        foreach (var (page, guard) in Acts)
        {
            var expected = allowed.Split(' ').Contains(guard, StringComparer.Ordinal);
            Assert.Equal(
                (guard, expected),
                (
                    guard,
                    await database.AskAsync<bool>(
                        "ck_owner",
                        "SELECT platform.portal_allows($1, $2, $3)",
                        guard,
                        PortalModes.Word(mode),
                        closing
                    )
                )
            );
            Assert.Equal((page, ExceptWhileClosing(page, state) ?? expected), (page, state.Allows(page)));
        }
    }

    [Fact]
    public void Every_act_is_in_the_table() =>
        Assert.Equal(Enum.GetValues<OnlineAction>().Order(), Acts.Select(a => a.Page).Order());

    [Fact]
    public async Task An_unknown_act_is_allowed_in_no_mode()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.False(
            await database.AskAsync<bool>("ck_owner", "SELECT platform.portal_allows('appeal', 'open', false)")
        );
    }

    // Two differences, for the moments of a close. A page draws the mode that the close leads to, documents included,
    // although the guard already refuses to read them; and it offers no withdrawal, although the guard takes one.
    private static bool? ExceptWhileClosing(OnlineAction act, PortalState state) =>
        (act, state.Closing) switch
        {
            (OnlineAction.OpenDocuments, true) => state.Mode is PortalMode.Open or PortalMode.NoNew,
            (OnlineAction.Withdraw, true) => false,
            _ => null,
        };
}
