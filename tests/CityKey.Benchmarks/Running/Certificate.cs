using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CityKey.Benchmarks.Running;

/// <summary>A certificate for this machine that no other machine trusts, in files that are deleted
/// afterwards.</summary>
internal sealed class Certificate : IDisposable
{
    private const string Name = "CN=127.0.0.1";
    private readonly string folder = Directory.CreateTempSubdirectory("citykey-tls-").FullName;

    public Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name, key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), made.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    public (string Key, string Value)[] Settings =>
        [
            ("Kestrel:Certificates:Default:Path", Path.Combine(folder, "cert.pem")),
            ("Kestrel:Certificates:Default:KeyPath", Path.Combine(folder, "key.pem")),
        ];

    /// <summary>For a client that asks a site of ours; on this machine, and for this name, only we have one.</summary>
    public static bool IsOwn(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors) =>
        shown?.Subject == Name;

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
