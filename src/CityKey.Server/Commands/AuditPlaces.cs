using CityKey.Data.Sealing;
using CityKey.Embedded;

namespace CityKey.Server.Commands;

/// <summary>Where the audit's verbs look when they are told nothing.</summary>
internal static class AuditPlaces
{
    public static string PublicKey() => KeyFolder.PublicAuditKey(Keys());

    public static string CustodianLog() =>
        VerbConfiguration.Read()["Audit:CustodianLog"] ?? Path.Combine(Keys(), "custodian", FileCustodian.LogName);

    private static string Keys() =>
        VerbConfiguration.Read()["Sealing:Folder"] ?? Path.Combine(StateFolder.Default, "keys");
}
