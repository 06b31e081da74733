using CityKey.Web.Security;

namespace CityKey.Server.Settings;

/// <summary>Every setting there is. Tests find one that the code reads and this table lacks, and the page that is older
/// than the table.</summary>
internal static class SettingsTable
{
    private const string Needed = "required";

    public static IReadOnlyList<Setting> All { get; } =
    [
        new("ConnectionStrings:Portal", "portal", "Connection string of the database role ck_portal.", Needed),
        new(
            "ConnectionStrings:Staff",
            "staff, `portal …` and `staff …` commands, `seed`",
            "Connection string of the database role ck_staff.",
            Needed
        ),
        new("ConnectionStrings:Worker", "worker", "Connection string of the database role ck_worker.", Needed),
        new(
            "ConnectionStrings:Owner",
            "`migrate`",
            "Connection string of the database role ck_owner. Connect directly, not through a connection "
                + "pooler. Do not give it to any `serve` process.",
            Needed
        ),
        new(
            "Urls:Portal",
            "portal",
            "Addresses on which the portal listens, separated by semicolons.",
            "http://localhost:5080 in development, required in production"
        ),
        new(
            "Urls:Staff",
            "staff, `staff invite`",
            "Addresses on which the staff site listens, separated by semicolons.",
            "http://localhost:5081 in development, required in production"
        ),
        new(
            "Urls:PublicPortal",
            "portal, worker",
            "The HTTPS address at which residents reach the portal through its proxy.",
            "Urls:Portal"
        ),
        new(
            "Urls:PublicStaff",
            "staff, worker, `staff invite`",
            "The HTTPS address at which staff reach the staff site through its proxy.",
            "Urls:Staff"
        ),
        new(
            "Portal:Node",
            "portal",
            "The name of this portal node on the staff site, at most 60 characters.",
            "the machine name"
        ),
        new(
            "Portal:SecondToOpen",
            "staff, `portal open`",
            "Whether a second administrator must confirm turning online applications on. A change of this "
                + "setting is recorded in the audit log at the next start of the staff site.",
            "false"
        ),
        new(
            "Portal:SupervisorsClose",
            "staff",
            "Whether supervisors may turn online applications off. They can never turn them on. A change of "
                + "this setting is recorded in the audit log at the next start of the staff site.",
            "false"
        ),
        new(
            "AllowedHosts",
            "portal, staff",
            "Host names of this site, separated by semicolons. Requests for other names are refused.",
            "any host name; not allowed in production"
        ),
        new(
            "Proxy:KnownNetworks",
            "portal, staff",
            "Networks of the reverse proxy, separated by commas (10.1.2.0/24). Forwarded headers with the "
                + "sender and scheme are trusted only from these networks.",
            "no forwarded headers are trusted"
        ),
        new(
            "Sealing:Folder",
            "portal, staff, worker",
            "The folder that contains this role's keys: public/, custodian/ or worker/.",
            Needed
        ),
        new(
            "KeyRing:KeyFile",
            "portal, staff",
            "The file with the key that encrypts this site's cookie keys in the database.",
            "not encrypted; not allowed in production"
        ),
        new(
            "City:Profile",
            "portal, staff, worker",
            "The city profile: the name of a file in cities/ without the extension.",
            "chicago"
        ),
        new("Mail:Host", "worker", "The mail server that accepts the city's messages.", "required in production"),
        new("Mail:Port", "worker", "The port of the mail server.", "587"),
        new("Mail:Security", "worker", "StartTls, Tls or None. None is allowed only without a password.", "StartTls"),
        new("Mail:UserName", "worker", "The user name for the mail server.", "no sign-in"),
        new("Mail:Password", "worker", "The password for the mail server, preferably from a file.", "no sign-in"),
        new("Mail:From", "worker", "The sender address of messages.", Needed),
        new(
            "Mail:DiscreetFrom",
            "worker",
            "The sender address of messages to residents who asked for discreet messages. It must not name the card.",
            "Mail:From"
        ),
        new("Mail:Portal", "worker", "The address of the portal in messages.", "Urls:Portal"),
        new("Mail:PerMinute", "worker", "The maximum number of messages per minute.", "60"),
        new(
            "Mail:DemonstrationFolder",
            "worker",
            "The folder in which messages are saved as files instead of being sent. Development only.",
            "the state folder of `eng/run`"
        ),
        new(
            "ConnectionStrings:Audit",
            "`audit verify`, `audit compare`",
            "Connection string of the database role ck_audit, which is read-only.",
            Needed
        ),
        new(
            "Audit:CheckpointFile",
            "worker",
            "The file outside the database to which signed heads of the audit log are added. Put it where "
                + "database administrators cannot write.",
            "none; heads are only in the database"
        ),
        new(
            "Audit:CheckpointSeconds",
            "worker",
            "The interval, in seconds, at which a head is added to the checkpoint file.",
            "60"
        ),
        new(
            "Audit:CompareHour",
            "worker",
            "The hour of the day, in UTC, at which the custodian's log is compared with the audit log.",
            "8"
        ),
        new(
            "Audit:CustodianLog",
            "worker",
            "The custodian's log file, for the comparison.",
            "custodian/ in Sealing:Folder"
        ),
        new(
            "Counter:Keeps",
            "staff, worker",
            "What is kept after a visit to a counter: SerialOnly, SerialAndDigest or NameBirthDatePhoto.",
            "SerialOnly"
        ),
        .. RateLimit.All.Select(p => new Setting(
            $"RateLimits:{p.Name}",
            p == RateLimit.SignIn || p == RateLimit.Invitation ? "staff"
                : p == RateLimit.Form || p == RateLimit.Upload ? "portal, staff"
                : "portal",
            "Rate limit: requests per sender (an IPv4 address or an IPv6 /64 network) in "
                + $"{p.Window.TotalMinutes:0} min.",
            $"{p.Most}"
        )),
        new(
            "RateLimits:Account",
            "staff",
            "Rate limit: sign-in attempts per account in 5 min. A device that has signed in to the account "
                + "before has its own limit.",
            "10"
        ),
    ];
}
