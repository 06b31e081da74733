namespace CityKey.Data.Sealing;

/// <summary>The public halves: all that the portal has.</summary>
public sealed class CityKeys
{
    private CityKeys(string folder)
    {
        City = PublicKeyhole.Load(Path.Combine(folder, "public", "city.pem"));
        Recovery = PublicKeyhole.Load(Path.Combine(folder, "public", "recovery.pem"));
        Match = PublicKeyhole.Load(Path.Combine(folder, "public", "match.pem"));
        Mail = PublicKeyhole.Load(Path.Combine(folder, "public", "mail.pem"));
    }

    public PublicKeyhole City { get; }
    public PublicKeyhole Recovery { get; }
    public PublicKeyhole Match { get; }
    public PublicKeyhole Mail { get; }

    /// <exception cref="InvalidOperationException">A key is missing or too short.</exception>
    public static CityKeys Load(string folder) => new(folder);
}
