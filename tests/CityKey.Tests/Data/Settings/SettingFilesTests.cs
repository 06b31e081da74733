using CityKey.Data.Settings;
using Microsoft.Extensions.Configuration;

namespace CityKey.Tests.Data.Settings;

public sealed class SettingFilesTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void A_secret_is_read_from_the_file_that_a_variable_names()
    {
        File.WriteAllText(file, "Host=db;Password=s3cret\n");
        var settings = Read(
            ("CITYKEY_ConnectionStrings__Portal_FILE", file),
            ("CITYKEY_AllowedHosts", "portal.example"),
            ("OTHER_X_FILE", file)
        );
        Assert.Equal("Host=db;Password=s3cret", settings.GetConnectionString("Portal"));
        Assert.Equal("portal.example", settings["AllowedHosts"]);
        Assert.Null(settings["X"]);
    }

    [Fact]
    public void A_setting_that_ends_in_File_is_no_file_of_a_setting() =>
        Assert.Equal("/keys/ring.key", Read(("CITYKEY_KeyRing__KeyFile", "/keys/ring.key"))["KeyRing:KeyFile"]);

    [Fact]
    public void A_missing_file_stops_the_start_and_names_the_variable_only()
    {
        var refused = Assert.Throws<InvalidOperationException>(() =>
            Read(("CITYKEY_Mail__Password_FILE", "/no/such/file"))
        );
        Assert.Contains("CITYKEY_Mail__Password_FILE", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/no/such", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_given_both_ways_stops_the_start()
    {
        var refused = Assert.Throws<InvalidOperationException>(() =>
            Read(("CITYKEY_AllowedHosts", "a.example"), ("CITYKEY_AllowedHosts_FILE", file))
        );
        Assert.Contains("AllowedHosts", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://portal.example", "http://*:8080", "https://portal.example")]
    [InlineData(null, "http://*:8080;http://*:8081", "http://localhost:8080")]
    [InlineData(null, null, null)]
    public void People_reach_a_site_at_its_proxys_address_or_its_own(string? behindProxy, string? own, string? expected)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["Urls:PublicPortal"] = behindProxy,
                    ["Urls:Portal"] = own,
                }
            )
            .Build();
        Assert.Equal(expected, SiteAddress.Of(settings, "Portal"));
    }

    public void Dispose() => File.Delete(file);

    private static IConfigurationRoot Read(params (string Name, string Value)[] variables) =>
        new ConfigurationBuilder()
            .AddCityKeySettings(variables.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal))
            .Build();
}
