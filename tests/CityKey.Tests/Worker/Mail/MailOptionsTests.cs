using CityKey.Testing.Records;
using CityKey.Worker.Mail;
using Microsoft.Extensions.Configuration;

namespace CityKey.Tests.Worker.Mail;

public sealed class MailOptionsTests
{
    private static readonly Dictionary<string, string?> Whole = new(StringComparer.Ordinal)
    {
        ["Mail:Host"] = "mail.city.example",
        ["Mail:From"] = "citykey@city.example",
        ["Mail:DiscreetFrom"] = "no-reply@city.example",
        ["Mail:Portal"] = "https://apply.city.example",
    };

    [Fact]
    public void Mail_travels_under_TLS_unless_somebody_says_otherwise()
    {
        var options = Read();
        Assert.Equal(587, options.Port);
        Assert.Equal(MailKit.Security.SecureSocketOptions.StartTls, options.Security);
    }

    [Theory]
    [InlineData("Mail:Host", null, "Mail:Host")]
    [InlineData("Mail:From", "nobody", "Mail:From")]
    [InlineData("Mail:DiscreetFrom", "CityKey@city.example", "Mail:DiscreetFrom")]
    [InlineData("Mail:DiscreetFrom", null, "Mail:DiscreetFrom")]
    [InlineData("Mail:Portal", null, "Mail:Portal")]
    [InlineData("Mail:PerMinute", "0", "Mail:PerMinute")]
    [InlineData("Mail:Security", "Perhaps", "Mail:Security")]
    public void What_is_missing_or_unsafe_is_named(string key, string? value, string named) =>
        Assert.Contains(
            named,
            Assert.Throws<InvalidOperationException>(() => Read((key, value))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_password_does_not_travel_in_the_clear() =>
        Assert.Contains(
            "password",
            Assert
                .Throws<InvalidOperationException>(() => Read(("Mail:Security", "None"), ("Mail:Password", "x")))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_demonstration_mailbox_is_for_development_alone()
    {
        (string, string?)[] demonstration = [("Mail:Host", null), ("Mail:DemonstrationFolder", "mail")];
        Assert.Equal("mail", Read(development: true, demonstration).DemonstrationFolder);
        Assert.Throws<InvalidOperationException>(() => Read(development: false, demonstration));
    }

    private static MailOptions Read(params (string Key, string? Value)[] changed) => Read(development: false, changed);

    private static MailOptions Read(bool development, (string Key, string? Value)[] changed) =>
        MailOptions.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(Whole)
                .AddInMemoryCollection(changed.Select(c => KeyValuePair.Create(c.Key, c.Value)))
                .Build(),
            TestApplications.City,
            development
        );
}
