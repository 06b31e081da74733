namespace CityKey.Data.Sealing;

/// <summary>The public keys to which records are sealed; the portal has no others.</summary>
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

    /// <summary>Loads the keys from the subfolder <c>public</c>.</summary>
    /// <exception cref="InvalidOperationException">A key is missing or shorter than 3072 bits.</exception>
    public static CityKeys Load(string folder) => new(folder);
}
