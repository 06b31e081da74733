using System.Text;
using CityKey.Data.Accounts;

namespace CityKey.Tests.Staff;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, cut to six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Assert.Equal(second / 30, Totp.MatchStep(Secret, code, DateTimeOffset.FromUnixTimeSeconds(second)));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_one_step_off_and_no_more(int seconds, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var typed = new OtpNet.Totp(Secret).ComputeTotp(now.AddSeconds(seconds).UtcDateTime);

        Assert.Equal(accepted, Totp.MatchStep(Secret, typed, now) is not null);
    }

    [Theory]
    [InlineData("287 082")]
    [InlineData("287-082")]
    public void Spaces_and_dashes_in_a_code_are_ignored(string typed) =>
        Assert.Equal(1, Totp.MatchStep(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("94287082")]
    [InlineData("twelve")]
    public void What_is_not_six_digits_is_no_code(string? typed) =>
        Assert.Null(Totp.MatchStep(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    // RFC 4648, section 10.
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_written_as_apps_read_it(string secret, string written) =>
        Assert.Equal(written, Totp.ToBase32(Encoding.ASCII.GetBytes(secret)));
}
