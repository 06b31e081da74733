using CityKey.Web.Security;

namespace CityKey.Server.Settings;

/// <summary>Every setting there is. Tests find one that the code reads and this table lacks, and the page that is older
/// than the table.</summary>
internal static class SettingsTable
{
    private const string Needed = "needed";

    public static IReadOnlyList<Setting> All { get; } =
    [
        new("ConnectionStrings:Portal", "portal", "Database, as ck_portal.", Needed),
        new(
            "ConnectionStrings:Staff",
            "staff, `portal …` and `staff …` verbs, `seed`",
            "Database, as ck_staff.",
            Needed
        ),
        new("ConnectionStrings:Worker", "worker", "Database, as ck_worker.", Needed),
        new(
            "ConnectionStrings:Owner",
            "`migrate`",
            "Database, as ck_owner, directly and past a pooler. No serving process gets it.",
            Needed
        ),
        new(
            "Urls:Portal",
            "portal",
            "Where the portal listens; several by semicolons.",
            "http://localhost:5080 in development, else needed"
        ),
        new(
            "Urls:Staff",
            "staff, `staff invite`",
            "Where the staff site listens.",
            "http://localhost:5081 in development, else needed"
        ),
        new(
            "Urls:PublicPortal",
            "portal, worker",
            "The https address at which residents reach the portal through its proxy.",
            "Urls:Portal"
        ),
        new(
            "Urls:PublicStaff",
            "staff, worker, `staff invite`",
            "The https address at which staff reach their site through its proxy.",
            "Urls:Staff"
        ),
        new(
            "Portal:Node",
            "portal",
            "What this node of the portal is called on the switch's page, at most 60 characters.",
            "the machine's name"
        ),
        new(
            "Portal:SecondToOpen",
            "staff, `portal open`",
            "Whether turning online applications on needs a second administrator. Each change is audited at the next start of the staff site.",
            "false"
        ),
        new(
            "Portal:SupervisorsClose",
            "staff",
            "Whether supervisors may turn online applications off. They never turn them on. Each change is audited at the next start of the staff site.",
            "false"
        ),
        new(
            "AllowedHosts",
            "portal, staff",
            "Host names of this site, by semicolons. Others are refused.",
            "everything; production refuses that"
        ),
        new(
            "Proxy:KnownNetworks",
            "portal, staff",
            "Networks of the proxy in front, by commas (10.1.2.0/24). Only its word about sender and scheme counts.",
            "nobody's word counts"
        ),
        new(
            "Sealing:Folder",
            "portal, staff, worker",
            "The folder that holds this role's keys: public/, custodian/ or worker/.",
            Needed
        ),
        new(
            "KeyRing:KeyFile",
            "portal, staff",
            "The file that seals this site's cookie keys in the database.",
            "unsealed; production refuses that"
        ),
        new("City:Profile", "portal, staff, worker", "The city, a file of cities/ without its ending.", "chicago"),
        new("Mail:Host", "worker", "The mail server that takes the city's messages.", "needed in production"),
        new("Mail:Port", "worker", "Its port.", "587"),
        new("Mail:Security", "worker", "StartTls, Tls or None; None only without a password.", "StartTls"),
        new("Mail:UserName", "worker", "Who signs in there.", "nobody signs in"),
        new("Mail:Password", "worker", "With which password, best by file.", "nobody signs in"),
        new("Mail:From", "worker", "The sender of messages.", Needed),
        new(
            "Mail:DiscreetFrom",
            "worker",
            "The sender of messages to people who asked for discreet ones; it must not name the card.",
            "Mail:From"
        ),
        new("Mail:Portal", "worker", "The portal's address as messages give it.", "Urls:Portal"),
        new("Mail:PerMinute", "worker", "How many messages may leave in a minute.", "60"),
        new(
            "Mail:DemonstrationFolder",
            "worker",
            "Where messages are written as files instead of being sent; in development only.",
            "the state folder of `eng/run`"
        ),
        new(
            "ConnectionStrings:Audit",
            "`audit verify`, `audit compare`",
            "Database, as ck_audit, which only reads.",
            Needed
        ),
        new(
            "Audit:CheckpointFile",
            "worker",
            "The file outside the database to which signed heads of the audit are added. Put it where the database's administrators cannot write.",
            "none; heads stand in the database alone"
        ),
        new("Audit:CheckpointSeconds", "worker", "After how many seconds a head is added there.", "60"),
        new(
            "Audit:CompareHour",
            "worker",
            "The hour of the day, in UTC, at which the custodian's log is compared with the audit.",
            "8"
        ),
        new(
            "Audit:CustodianLog",
            "worker",
            "The custodian's log, which the comparison reads.",
            "custodian/ in Sealing:Folder"
        ),
        new(
            "Counter:Keeps",
            "staff, worker",
            "What a visit at a counter leaves: SerialOnly, SerialAndDigest or NameBirthDatePhoto.",
            "SerialOnly"
        ),
        .. RateLimit.All.Select(p => new Setting(
            $"RateLimits:{p.Name}",
            p == RateLimit.SignIn || p == RateLimit.Invitation ? "staff"
                : p == RateLimit.Form || p == RateLimit.Upload ? "portal, staff"
                : "portal",
            $"How often one sender (an IPv4 address, or half an IPv6 one) may do this in {p.Window.TotalMinutes:0} min.",
            $"{p.PermitLimit}"
        )),
        new(
            "RateLimits:Account",
            "staff",
            "How often one account may be tried in 5 min. A device that has signed in to it before has tries of its own.",
            "10"
        ),
    ];
}
