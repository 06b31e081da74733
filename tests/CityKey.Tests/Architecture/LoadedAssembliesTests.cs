using CityKey.Tests.Web.Starting;
using CityKey.Web.Starting;

namespace CityKey.Tests.Architecture;

/// <summary>What each verb loads, and must not load, when an operator runs it: a process cannot misuse code that is not
/// in it.</summary>
public sealed class LoadedAssembliesTests
{
    private const string Portal = "CityKey.Portal";
    private const string Staff = "CityKey.Staff";
    private const string Worker = "CityKey.Worker";
    private const string Embedded = "CityKey.Embedded";
    private const string Printing = "CityKey.Printing";
    private const string MailKit = "MailKit";
    private const string MimeKit = "MimeKit";

    /// <summary>Verb, one assembly that it loads, and those that it must not load.</summary>
    public static TheoryData<string, string, string[]> Verbs =>
        new()
        {
            { "serve portal", Portal, [Staff, Worker, Embedded, Printing, MailKit, MimeKit] },
            { "serve staff", Staff, [Portal, Worker, Embedded, MailKit] },
            { "serve worker", Worker, [Portal, Staff, Embedded] },
            { "portal status", "CityKey.Data", [Portal, Staff, Worker, Embedded, Printing, MailKit, MimeKit] },
            { "migrate", "CityKey.Data", [Portal, Staff, Worker, Embedded, Printing, MailKit, MimeKit] },
        };

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_loads_only_the_assemblies_that_it_needs(string verb, string needed, string[] forbidden)
    {
        await using var safe = await SafeConfiguration.CreateAsync();

        var loaded = await LoadedAssemblies.OfAsync(verb.Split(' '), Settings(safe, verb));

        Assert.Contains(needed, loaded);
        Assert.DoesNotContain(forbidden, loaded.Contains);
    }

    private static Dictionary<string, string?> Settings(SafeConfiguration safe, string verb) =>
        verb switch
        {
            "serve portal" => safe.Settings(StartingRole.Portal),
            "serve staff" => safe.Settings(StartingRole.Staff),
            "serve worker" => new(safe.Settings(StartingRole.Worker), StringComparer.Ordinal)
            {
                ["Mail:From"] = "cityid@city.example",
                ["Mail:DiscreetFrom"] = "no-reply@city.example",
                ["Mail:Portal"] = "https://apply.city.example",
            },
            _ => new(StringComparer.Ordinal)
            {
                ["ConnectionStrings:Staff"] = safe.Database.ConnectionString("ck_staff"),
                ["ConnectionStrings:Owner"] = safe.Database.ConnectionString("ck_owner"),
            },
        };
}
