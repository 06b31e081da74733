using CityKey.Web.Security;

namespace CityKey.Server.Settings;

/// <summary>Every setting there is. Tests find one that the code reads and this table lacks, and the page that is older than the table.</summary>
internal static class SettingsTable
{
    private const string Needed = "needed";

    public static IReadOnlyList<Setting> All { get; } =
    [
        new("ConnectionStrings:Portal", "portal", "Database, as ck_portal.", Needed),
        new("ConnectionStrings:Staff", "staff, `portal …` and `staff …` verbs, `seed`", "Database, as ck_staff.", Needed),
        new("ConnectionStrings:Worker", "worker", "Database, as ck_worker.", Needed),
        new("ConnectionStrings:Owner", "`migrate`", "Database, as ck_owner, directly and past a pooler. No serving process gets it.", Needed),
        new("Urls:Portal", "portal", "Where the portal listens; several by semicolons.", "http://localhost:5080 in development, else needed"),
        new("Urls:Staff", "staff, `staff invite`", "Where the staff site listens.", "http://localhost:5081 in development, else needed"),
        new("Urls:PublicPortal", "portal, worker", "The https address at which residents reach the portal through its proxy.", "Urls:Portal"),
        new("Urls:PublicStaff", "staff, worker, `staff invite`", "The https address at which staff reach their site through its proxy.", "Urls:Staff"),
        new("AllowedHosts", "portal, staff", "Host names of this site, by semicolons. Others are refused.", "everything; production refuses that"),
        new("Proxy:KnownNetworks", "portal, staff", "Networks of the proxy in front, by commas (10.1.2.0/24). Only its word about sender and scheme counts.", "nobody's word counts"),
        new("Sealing:Folder", "portal, staff, worker", "The folder that holds this role's keys: public/, custodian/ or worker/.", Needed),
        new("KeyRing:KeyFile", "portal, staff", "The file that seals this site's cookie keys in the database.", "unsealed; production refuses that"),
        new("City:Profile", "portal, staff, worker", "The city, a file of cities/ without its ending.", "chicago"),
        new("Mail:Host", "worker", "The mail server that takes the city's messages.", "needed in production"),
        .. Pace.All.Select(p => new Setting($"Pace:{p.Name}", p == Pace.SignIn || p == Pace.Invitation ? "staff" : p == Pace.Form || p == Pace.Upload ? "portal, staff" : "portal",
            $"How often one sender (an IPv4 address, or half an IPv6 one) may do this in {p.Window.TotalMinutes:0} min.", $"{p.Most}")),
    ];
}
