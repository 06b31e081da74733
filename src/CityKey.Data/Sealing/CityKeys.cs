namespace CityKey.Data.Sealing;

/// <summary>The public halves: all that the portal has.</summary>
public sealed class CityKeys
{
    private CityKeys(string folder)
    {
        City = RecipientPublicKey.Load(Path.Combine(folder, "public", "city.pem"));
        Recovery = RecipientPublicKey.Load(Path.Combine(folder, "public", "recovery.pem"));
        Match = RecipientPublicKey.Load(Path.Combine(folder, "public", "match.pem"));
        Mail = RecipientPublicKey.Load(Path.Combine(folder, "public", "mail.pem"));
    }

    public RecipientPublicKey City { get; }
    public RecipientPublicKey Recovery { get; }
    public RecipientPublicKey Match { get; }
    public RecipientPublicKey Mail { get; }

    /// <exception cref="InvalidOperationException">A key is missing or too short.</exception>
    public static CityKeys Load(string folder) => new(folder);
}
