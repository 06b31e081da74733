using System.Security.Cryptography;
using CityKey.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using QRCoder;

namespace CityKey.Staff.Access;

/// <summary>A second factor that a person is about to set up. Until they have proved it, it lives in their page
/// alone.</summary>
internal sealed class TotpEnrollment(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public string Seal(byte[] secret, Guid invitation) =>
        Convert.ToBase64String(Protector(invitation).Protect(secret, Kept));

    /// <returns>Null when it is too old or belongs to another invitation.</returns>
    public byte[]? Open(string? sealedSecret, Guid invitation)
    {
        try
        {
            return string.IsNullOrEmpty(sealedSecret)
                ? null
                : Protector(invitation).Unprotect(Convert.FromBase64String(sealedSecret));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The square that an authenticator app reads, as SVG.</summary>
    public static string Draw(byte[] secret, string email)
    {
        var address =
            $"otpauth://totp/CityKey:{Uri.EscapeDataString(email)}?secret={Totp.Write(secret)}&issuer=CityKey&digits=6&period=30";
        using var squares = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(squares);
        return drawing.GetGraphic(
            4,
            "#000000",
            "#ffffff",
            drawQuietZones: false,
            SvgQRCode.SizingMode.ViewBoxAttribute
        );
    }

    private ITimeLimitedDataProtector Protector(Guid invitation) =>
        protection.CreateProtector("CityKey.Staff.FactorOffer", invitation.ToString()).ToTimeLimitedDataProtector();
}
