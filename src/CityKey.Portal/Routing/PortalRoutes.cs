using System.Globalization;
using CityKey.Domain.Applications;

namespace CityKey.Portal.Routing;

/// <summary>The addresses of this site's pages in the reader's language. Views and page models take them from here, so
/// the compiler finds a misspelled one; a test compares this table with the routes that the pages declare.</summary>
/// <remarks>Plain concatenation, because the framework's link generation costs much more CPU for each link, and pages
/// have a CPU budget (<c>docs/performance.md</c>).</remarks>
internal static class PortalRoutes
{
    /// <summary>The state of the switch as JSON; the same in every language.</summary>
    public const string PortalJson = "/api/portal";

    public static string Home => HomeIn(CultureInfo.CurrentUICulture.Name);
    public static string Places => Of("places");
    public static string Privacy => Of("privacy");
    public static string Portal => Of("portal");
    public static string PortalFeed => Of("portal/feed");
    public static string Finish => Of("finish");

    public static string DocumentChecker => Of("documents");
    public static string DocumentList => Of("documents/list");

    public static string Apply => ApplyIn(CultureInfo.CurrentUICulture.Name);
    public static string ApplyTasks => Of("apply/tasks");
    public static string ApplyCode => Of("apply/code");
    public static string ApplyAtACounter => Of("apply/at-a-counter");
    public static string ApplyDocuments => Of("apply/documents");
    public static string ApplyAddDocument => Of("apply/documents/add");
    public static string ApplyRemoveDocument => Of("apply/documents/remove");
    public static string ApplyPhoto => Of("apply/photo");
    public static string ApplyPhotoPreview => Of("apply/photo/look");
    public static string ApplyPhotoPicture => Of("apply/photo/look/picture");
    public static string ApplyDone => Of("apply/done");

    public static string Return => Of("return");
    public static string ReturnStatus => Of("return/status");
    public static string ReturnMessages => Of("return/messages");
    public static string ReturnAnswer => Of("return/answer");
    public static string ReturnAnswerDocument => Of("return/answer/document");
    public static string ReturnAnswerPhoto => Of("return/answer/photo");
    public static string ReturnAppeal => Of("return/appeal");
    public static string ReturnWithdraw => Of("return/withdraw");
    public static string ReturnDraft => Of("return/draft");
    public static string ReturnDraftDelete => Of("return/draft/delete");
    public static string ReturnDeleted => Of("return/deleted");

    public static string HomeIn(string language) => $"/{language}";

    public static string ApplyIn(string language) => $"/{language}/apply";

    public static string Step(ApplyStep step) => Of($"apply/{step.Slug}");

    /// <param name="number">The document's position in the form, from 1.</param>
    public static string ApplyDocumentPicture(int number) =>
        Of(string.Create(CultureInfo.InvariantCulture, $"apply/documents/picture?number={number}"));

    private static string Of(string path) => $"/{CultureInfo.CurrentUICulture.Name}/{path}";
}
