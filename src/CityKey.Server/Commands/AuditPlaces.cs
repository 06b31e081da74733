using CityKey.Data.Sealing;
using CityKey.Embedded;

namespace CityKey.Server.Commands;

/// <summary>The default paths of the audit's verbs.</summary>
internal static class AuditPlaces
{
    public static string PublicKey() => KeyFolder.PublicAuditKey(Keys());

    public static string CustodianLog() =>
        VerbConfiguration.Read()["Audit:CustodianLog"] ?? Path.Combine(Keys(), "custodian", FileCustodian.LogName);

    private static string Keys() =>
        VerbConfiguration.Read()["Sealing:Folder"] ?? Path.Combine(StateFolder.Default, "keys");
}
