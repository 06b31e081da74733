namespace CityKey.Domain.Tests;

/// <summary>Files of the repository that a test compares with.</summary>
internal static class Repository
{
    public static string Path(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "CityKey.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Not inside the repository.");
        }

        return System.IO.Path.Combine([folder.FullName, .. parts]);
    }
}
