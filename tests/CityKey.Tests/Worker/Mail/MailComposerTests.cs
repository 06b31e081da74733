using System.Text.RegularExpressions;
using CityKey.Data.Outbox;
using CityKey.Domain.Places;
using CityKey.Testing.Mail;
using CityKey.Testing.Records;
using CityKey.Worker.Mail;
using MailKit.Security;
using MimeKit;

namespace CityKey.Tests.Worker.Mail;

public sealed partial class MailComposerTests
{
    private static readonly CityProfile City = TestApplications.City with { ReplyAddress = "cityid@city.example" };
    private static readonly MailOptions Settings = new(
        "mail.city.example",
        587,
        SecureSocketOptions.StartTls,
        "citykey@city.example",
        "no-reply@city.example",
        null,
        null,
        new Uri("https://apply.city.example"),
        60,
        null
    );

    /// <summary>What a discreet message must not hold, in English or Spanish, whatever the case.</summary>
    private static readonly string[] Telling =
    [
        "citykey",
        "card",
        "tarjeta",
        " id ",
        "ident",
        "apply",
        "appli",
        "solicit",
        "document",
        "approv",
        "aprob",
        "den",
        "reject",
        "clerk",
        "counter",
        "resident",
        "reference",
        "http",
        "www",
        "311",
        "Łucja",
        "Brz",
        "lucja@",
    ];

    public static TheoryData<string, string, bool> Every
    {
        get
        {
            var all = new TheoryData<string, string, bool>();
            foreach (var language in new[] { "en", "es", "qps-ploc", "qps-plocm", "pl" })
            {
                foreach (var code in MailCodes.Letters)
                {
                    all.Add(language, code, true);
                    all.Add(language, code, false);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Every_message_has_a_subject_and_a_body_and_no_hole(string language, string code, bool discreet)
    {
        var message = Write(language, code, discreet);

        Assert.InRange(message.Subject!.Length, 5, 120);
        Assert.InRange(message.TextBody!.Length, 20, 1200);
        Assert.DoesNotMatch(@"[{}]", message.Subject + message.TextBody);
        Assert.Equal(language.StartsWith("qps", StringComparison.Ordinal), message.Subject.StartsWith('['));
        var body = Assert.IsType<TextPart>(message.Body);
        Assert.Equal("text/plain", body.ContentType.MimeType);
        Assert.Equal("utf-8", body.ContentType.Charset);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void A_discreet_message_tells_nobody_what_it_is_about(string language, string code, bool discreet)
    {
        var words = language.StartsWith("qps", StringComparison.Ordinal) ? [] : Telling;
        var message = Write(language, code, discreet);
        message.To.Clear();
        var all = string.Join(
            '\n',
            [.. message.Headers.Select(header => header.Value), message.Subject, message.TextBody]
        );
        var told = words.Where(w => all.Contains(w, StringComparison.OrdinalIgnoreCase)).ToList();

        // The plain message is the control: the same list finds it out.
        Assert.Equal(!discreet && words.Length > 0, told.Count > 0);
    }

    [Fact]
    public void A_plain_message_names_the_card_and_the_way_back_and_no_more()
    {
        var message = Write("es", MailCodes.News, discreet: false);

        Assert.Contains("CityKey", message.Subject, StringComparison.Ordinal);
        Assert.Contains("https://apply.city.example/es/return", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotMatch(Decided(), message.Subject + message.TextBody);
        Assert.Equal("cityid@city.example", message.ReplyTo.Mailboxes.Single().Address);
    }

    [Fact]
    public void The_headers_are_those_of_a_machine_that_says_so_and_that_nobody_can_follow()
    {
        var (id, at) = (Guid.CreateVersion7(), new DateTimeOffset(2027, 1, 5, 9, 30, 0, TimeSpan.Zero));
        var message = new MailComposer(City, Settings).Write(
            id,
            at,
            MailCodes.News,
            new Addressee("lucja@example.org", "en", Discreet: true)
        )!;

        var sent = new ReceivedMail("", "", message.ToString()).Read();

        Assert.Equal($"{id:N}@city.example", message.MessageId);
        Assert.Equal(at, message.Date);
        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
        Assert.Empty(message.ReplyTo);
        Assert.Equal(
            new[] { "Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To" },
            sent.Headers.Concat(sent.Body!.Headers)
                .Select(h => h.Field)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(f => f != "Content-Transfer-Encoding")
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("a\r\nBcc: other@example.org@example.org")]
    [InlineData("a@example.org\r\nBcc: other@example.org")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("Somebody <a@example.org>")]
    [InlineData("nobody")]
    [InlineData("")]
    public void An_address_brings_no_header_no_name_and_no_other_address(string address)
    {
        var message = new MailComposer(City, Settings).Write(
            Guid.CreateVersion7(),
            DateTimeOffset.UnixEpoch,
            MailCodes.News,
            new Addressee(address, "en", Discreet: true)
        );

        Assert.Null(message);
    }

    [GeneratedRegex("approv|denied|refus|issued|aprob|neg[ao]|passport|pasaporte", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Decided();

    // An id of no consequence: a random one may hold a telling number.
    private static MimeMessage Write(string language, string code, bool discreet) =>
        new MailComposer(City, Settings).Write(
            new Guid("01900000-0000-7000-8000-000000000000"),
            DateTimeOffset.UnixEpoch,
            code,
            new Addressee("lucja@example.org", language, discreet)
        )!;
}
