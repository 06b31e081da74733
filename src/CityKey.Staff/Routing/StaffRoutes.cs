using System.Globalization;
using CityKey.Domain.Counter;
using CityKey.Staff.Review;

namespace CityKey.Staff.Routing;

/// <summary>The addresses of this site's pages. Views and page models take them from here, so the compiler finds a
/// misspelled one; a test compares this table with the routes that the pages declare.</summary>
/// <remarks>Constants and concatenation, because the framework's link generation costs much more CPU for each link, and
/// pages have a CPU budget (<c>docs/performance.md</c>).</remarks>
internal static class StaffRoutes
{
    public const string Today = "/";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";

    public const string Applications = "/applications";
    public const string Appeals = Applications + "#appeals";
    public const string Cards = "/cards";

    public const string Portal = "/portal";
    public const string PortalReview = "/portal/review";
    public const string PortalNodes = "/portal/live";

    public const string Holds = "/legal/holds";
    public const string ReleaseHold = "/legal/holds/release";
    public const string Demands = "/demand";
    public const string DemandLogged = Demands + "?logged=true";
    public const string Profile = "/legal/profile";

    public const string Counter = "/counter";
    public const string CounterEnded = Counter + "?ended=true";
    public const string CounterPerson = "/counter/person";
    public const string CounterDocuments = "/counter/documents";
    public const string CounterDocumentsFit = CounterDocuments + "#fit";
    public const string CounterPhoto = "/counter/photo";
    public const string CounterPhotoPicture = CounterPhoto + "?handler=Picture";
    public const string CounterPhotoTaken = CounterPhoto + "?taken=true";
    public const string CounterCheck = "/counter/check";
    public const string CounterPrint = "/counter/print";
    public const string CounterCard = "/counter/card";
    public const string CounterSlip = "/counter/slip";
    public const string CounterRefuse = "/counter/refuse";
    public const string CounterRefusal = "/counter/refusal";
    public const string CounterCancel = "/counter/cancel";

    public static string ApplicationsAfter(QueuePosition position) => $"{Applications}?after={position}";

    public static string CardsAfter(QueuePosition position) => $"{Cards}?after={position}";

    public static string Application(string reference) => $"{Applications}/{reference}";

    public static string Ask(string reference) => $"{Applications}/{reference}/ask";

    public static string Appeal(string reference) => $"{Applications}/{reference}/appeal";

    public static string Card(string reference) => $"{Applications}/{reference}/card";

    public static string Messages(string reference) => $"{Applications}/{reference}/messages";

    public static string NewCode(string reference) => $"{Applications}/{reference}/new-code";

    public static string AtCounter(string reference) => $"{Applications}/{reference}/here";

    public static string OpenAtCounter(string reference) => $"{AtCounter(reference)}?handler=Open";

    public static string Picture(string reference, Guid upload) => $"{Applications}/{reference}/picture/{upload}";

    public static string Certificate(long epoch) =>
        string.Create(CultureInfo.InvariantCulture, $"/portal/certificate/{epoch}");

    public static string CertificateFile(long epoch) => $"{Certificate(epoch)}?handler=File";

    public static string CertificateSheet(long epoch) => $"{Certificate(epoch)}?handler=Sheet";

    public static string CounterStep(VisitStep step) => $"{Counter}/{step.Slug}";
}
