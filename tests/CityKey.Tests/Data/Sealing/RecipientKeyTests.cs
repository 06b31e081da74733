using System.Runtime.Versioning;
using System.Security.Cryptography;
using CityKey.Data.Sealing;

namespace CityKey.Tests.Data.Sealing;

public sealed class RecipientKeyTests(DataKeyTests keys) : IClassFixture<DataKeyTests>
{
    private static readonly SealContext Place = new("box", "match", Guid.CreateVersion7(), Guid.CreateVersion7());

    [Fact]
    public void The_residents_opens_for_their_code_and_their_application_only()
    {
        using var key = DataKey.Create();
        var resident = new ResidentKey(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var stranger = new ResidentKey(resident.LookupId, RandomNumberGenerator.GetBytes(32));
        var application = Guid.CreateVersion7();
        var wrapped = key.WrapFor(resident, application);
        using var again = DataKey.UnwrapFor(resident, wrapped, application);
        Assert.Equal("x"u8, again.Open(key.Seal("x"u8, Place), Place));
        Assert.Throws<SealBrokenException>(() => DataKey.UnwrapFor(resident, wrapped, Guid.CreateVersion7()));
        Assert.Throws<SealBrokenException>(() => DataKey.UnwrapFor(stranger, wrapped, application));
    }

    [Fact]
    public void The_recovery_key_opens_what_was_wrapped_for_it()
    {
        using var key = DataKey.Create();
        using var privateKey = RecipientPrivateKey.Load(Path.Combine(keys.Folder, "recovery", "recovery.key.pem"));
        var application = Guid.CreateVersion7();
        using var again = privateKey.Unwrap(keys.Public.Recovery.Wrap(key, application), application);
        Assert.Equal("x"u8, again.Open(key.Seal("x"u8, Place), Place));
    }

    [Fact]
    public void A_wrapped_key_opens_for_no_other_application_and_no_other_recipient()
    {
        using var key = DataKey.Create();
        using var privateKey = RecipientPrivateKey.Load(Path.Combine(keys.Custodian, "city.key.pem"));
        var application = Guid.CreateVersion7();
        var wrapped = keys.Public.City.Wrap(key, application);
        Assert.Throws<SealBrokenException>(() => privateKey.Unwrap(wrapped, Guid.CreateVersion7()));
        Assert.Throws<SealBrokenException>(() =>
            privateKey.Unwrap(keys.Public.Recovery.Wrap(key, application), application)
        );
    }

    [Fact]
    public void A_wrapped_key_with_another_version_or_algorithm_is_refused()
    {
        using var key = DataKey.Create();
        using var privateKey = RecipientPrivateKey.Load(Path.Combine(keys.Custodian, "city.key.pem"));
        foreach (var at in new[] { 0, 1, 2, 200 })
        {
            var wrapped = keys.Public.City.Wrap(key, Place.Application);
            wrapped[at] ^= 0x04;
            Assert.Throws<SealBrokenException>(() => privateKey.Unwrap(wrapped, Place.Application));
        }
    }

    [Fact]
    public void A_box_opens_for_its_worker_key_in_its_place_only()
    {
        using var match = SealedBoxKey.Load(Path.Combine(keys.Folder, "worker", "match.key.pem"));
        using var mail = SealedBoxKey.Load(Path.Combine(keys.Folder, "worker", "mail.key.pem"));
        var box = keys.Public.Match.SealBox("amina|1999-02-03"u8, Place);
        Assert.Equal("amina|1999-02-03"u8, match.Open(box, Place));
        Assert.Throws<SealBrokenException>(() => mail.Open(box, Place));
        Assert.Throws<SealBrokenException>(() => match.Open(box, Place with { Column = "mail" }));
        Assert.Throws<SealBrokenException>(() => match.Open(box, Place with { Application = Guid.CreateVersion7() }));
        Assert.Throws<SealBrokenException>(() => match.Open(box[..100], Place));
    }

    [Fact]
    public void The_portal_needs_the_public_folder_alone()
    {
        var portal = Directory.CreateTempSubdirectory("citykey-portal-");
        var source = Path.Combine(keys.Folder, "public");
        var folder = portal.CreateSubdirectory("public");
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        Assert.Equal(keys.Public.City.KeyId, CityKeys.Load(portal.FullName).City.KeyId);
        Assert.All(
            Directory.GetFiles(source),
            f => Assert.DoesNotContain("PRIVATE", File.ReadAllText(f), StringComparison.Ordinal)
        );
        portal.Delete(recursive: true);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Private_halves_are_their_owners_alone()
    {
        const UnixFileMode others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var secret = new[] { "custodian", "recovery", "worker" }.Select(f => Path.Combine(keys.Folder, f)).ToList();
        Assert.Equal(6, secret.SelectMany(Directory.GetFiles).Count());
        Assert.All(
            secret.Concat(secret.SelectMany(Directory.GetFiles)),
            path => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & others)
        );
    }

    [Fact]
    public void Keys_are_never_written_over()
    {
        var before = File.ReadAllText(Path.Combine(keys.Custodian, "city.key.pem"));
        Assert.Throws<InvalidOperationException>(() => KeyFolder.Create(keys.Folder));
        Assert.Equal(before, File.ReadAllText(Path.Combine(keys.Custodian, "city.key.pem")));
    }

    [Fact]
    public void A_short_public_key_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("citykey-short-");
        using var rsa = RSA.Create(2048);
        var path = Path.Combine(folder.FullName, "city.pem");
        File.WriteAllText(path, rsa.ExportSubjectPublicKeyInfoPem());
        Assert.Throws<InvalidOperationException>(() => RecipientPublicKey.Load(path));
        folder.Delete(recursive: true);
    }
}
