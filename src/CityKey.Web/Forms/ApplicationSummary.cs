using CityKey.Domain.Applications;
using CityKey.Web.Languages;

namespace CityKey.Web.Forms;

/// <summary>The answers of an application in one order, from which the summary of every reader is made.</summary>
public sealed class ApplicationSummary
{
    private readonly SummaryReader reader;
    private readonly ApplicationForm form;
    private readonly SummaryContext context;
    private readonly SiteText site;

    private ApplicationSummary(SummaryReader reader, ApplicationForm form, SummaryContext context)
    {
        this.reader = reader;
        this.form = form;
        this.context = context;
        site = context.SiteText;
    }

    /// <summary>The rows that the reader sees. Neighbors under the same label are one row, and an answer without lines
    /// is none.</summary>
    /// <param name="form">Must have the answers that the reader sees.</param>
    public static IReadOnlyList<SummaryRow> Rows(SummaryReader reader, ApplicationForm form, SummaryContext context) =>
        new ApplicationSummary(reader, form, context).Rows();

    // To show a further answer, add it here. A reader without a label does not see it.
    private Answer[] Answers() =>
        [
            new(ApplyStep.AboutYou, () => [form.Name!.Full], "check.name", "case.name", "counter.name"),
            new(ApplyStep.AboutYou, () => [Born()], "check.born", "case.born", "card.born"),
            new(ApplyStep.Address, StayLines, "check.address", "case.stays"),
            new(ApplyStep.Documents, DocumentNames, "check.documents"),
            new(ApplyStep.Photo, () => [], "check.photo") { Picture = Photo },
            new(ApplyStep.Card, () => [AddressChoice()], "check.card-address", "case.on-card"),
            new(ApplyStep.Card, () => [GenderMark()], "check.gender-mark", "case.on-card", "card.gender"),
            new(ApplyStep.Card, PrintedAddress, Counter: "card.address"),
            new(ApplyStep.Card, () => [Arrival()], "check.arrival", "case.gets"),
            new(ApplyStep.Contact, () => [form.Contact!.Email ?? site["check.none"]], "check.email"),
            new(ApplyStep.Contact, () => [form.Contact!.Telephone ?? site["check.none"]], "check.tel"),
            new(ApplyStep.Contact, Reach, Clerk: "case.reach"),
            new(ApplyStep.Contact, Discretion, "check.discreet", "case.reach"),
            new(ApplyStep.Contact, MessageLanguage, "check.language"),
        ];

    private List<SummaryRow> Rows()
    {
        List<SummaryRow> rows = [];
        string? lastKey = null;
        foreach (var answer in Answers())
        {
            if (answer.LabelFor(reader) is not { } key)
            {
                continue;
            }

            string[] lines = [.. answer.Lines()];
            var picture = answer.Picture();
            if (key == lastKey)
            {
                rows[^1] = rows[^1] with { Lines = [.. rows[^1].Lines, .. lines] };
            }
            else if (lines.Length > 0 || picture is not null)
            {
                var change = context.PageOf?.Invoke(answer.Step);
                rows.Add(new SummaryRow(site[key], lines, answer.Step, change) { Picture = picture });
                lastKey = key;
            }
        }

        return rows;
    }

    private string Born()
    {
        var day = context.Day(form.Born!.Value);
        return context.Age is { } age ? site["case.born-age", day, age] : day;
    }

    private IEnumerable<string> StayLines()
    {
        var stay = form.Stay!;
        yield return site[reader == SummaryReader.Clerk ? $"stay.{stay.Kind}" : $"check.stay.{stay.Kind}"];
        if (stay.CareOf is { } careOf)
        {
            yield return careOf;
        }

        if (stay.Address is { } address)
        {
            yield return address.Line1;
            if (address.Line2 is { } line2)
            {
                yield return line2;
            }

            yield return $"{address.City} {address.PostalCode}";
        }
    }

    private IEnumerable<string> DocumentNames() => form.Documents.Select(d => site[$"document.{d.Kind}.name"]);

    private SummaryPicture? Photo() =>
        context.Photo is { } address ? new SummaryPicture(address, site["photo.alt"]) : null;

    private string AddressChoice() =>
        (reader, form.Card!.PrintAddress) switch
        {
            (SummaryReader.Clerk, true) => site["case.address-printed"],
            (SummaryReader.Clerk, false) => site["case.address-not-printed"],
            (_, true) => site["card.address.print"],
            (_, false) => site["card.address.none"],
        };

    private string GenderMark() =>
        (reader, form.Card!.GenderMark) switch
        {
            (SummaryReader.Clerk, { } mark) => site["case.gender", mark],
            (SummaryReader.Clerk, null) => site["case.gender-none"],
            (SummaryReader.Counter, var mark) => site[$"counter.gender.{mark ?? "none"}"],
            (_, var mark) => site[$"card.gender-mark.{mark ?? "none"}"],
        };

    private IEnumerable<string> PrintedAddress() =>
        context.PrintedAddress.Count > 0 ? context.PrintedAddress : [site["counter.address.none"]];

    private string Arrival() =>
        (reader, form.Card!.Collect) switch
        {
            (SummaryReader.Clerk, true) => site["case.collects"],
            (SummaryReader.Clerk, false) => site["case.by-mail"],
            (_, true) => site["card.arrival.counter"],
            (_, false) => site["card.arrival.mail"],
        };

    private IEnumerable<string> Reach()
    {
        string?[] ways = [form.Contact!.Email, form.Contact.Telephone];
        return ways.Any(w => w is not null) ? ways.OfType<string>() : [site["case.reach-none"]];
    }

    private IEnumerable<string> Discretion() =>
        (reader, form.Contact!.Discreet) switch
        {
            (SummaryReader.Clerk, true) => [site["case.discreet"]],
            (SummaryReader.Clerk, false) => [],
            (_, true) => [site["check.discreet.yes"]],
            (_, false) => [site["check.discreet.no"]],
        };

    private IEnumerable<string> MessageLanguage() =>
        context.Languages.Count > 1 ? [SiteLanguage.OwnName(form.Language)] : [];

    /// <summary>One answer, under the text key of its label for each reader.</summary>
    private sealed record Answer(
        ApplyStep Step,
        Func<IEnumerable<string>> Lines,
        string? Resident = null,
        string? Clerk = null,
        string? Counter = null
    )
    {
        public Func<SummaryPicture?> Picture { get; init; } = () => null;

        public string? LabelFor(SummaryReader reader) =>
            reader switch
            {
                SummaryReader.Resident => Resident,
                SummaryReader.Clerk => Clerk,
                _ => Counter,
            };
    }
}
