using CityKey.Data.Sealing;

namespace CityKey.Testing.Records;

/// <summary>The keys of a test installation, made once per process, gone with it.</summary>
public static class TestKeys
{
    private static readonly Lazy<string> Made = new(Make);

    /// <summary>A folder as <c>citykey keys create</c> makes it.</summary>
    public static string Folder => Made.Value;

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("citykey-keys-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var keys = Path.Combine(folder, "keys");
        KeyFolder.Create(keys);
        return keys;
    }
}
