using System.Security.Cryptography;
using CityKey.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using QRCoder;

namespace CityKey.Staff.Access;

/// <summary>Enrollment of a second factor. Until the person has entered a valid code, the secret exists only in a
/// protected field of their page.</summary>
internal sealed class TotpEnrollment(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Protects the secret for one invitation, for an hour.</summary>
    public string Protect(byte[] secret, Guid invitation) =>
        Convert.ToBase64String(Protector(invitation).Protect(secret, Lifetime));

    /// <returns>Null when the value has expired, was changed, or belongs to another invitation.</returns>
    public byte[]? Unprotect(string? protectedSecret, Guid invitation)
    {
        try
        {
            return string.IsNullOrEmpty(protectedSecret)
                ? null
                : Protector(invitation).Unprotect(Convert.FromBase64String(protectedSecret));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The QR code that an authenticator app scans, as SVG.</summary>
    public static string DrawQrCode(byte[] secret, string email)
    {
        var address =
            $"otpauth://totp/CityKey:{Uri.EscapeDataString(email)}?secret={Totp.ToBase32(secret)}"
            + "&issuer=CityKey&digits=6&period=30";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(code);
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
