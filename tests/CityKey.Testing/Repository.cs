namespace CityKey.Testing;

/// <summary>The source that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A file or folder by its path below the root.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The files below a folder whose name matches, without what a build made.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Name(file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    /// <summary>The code files of product and tests with one of these extensions, without migrations.</summary>
    public static IEnumerable<string> CodeFiles(params string[] extensions) =>
        from folder in new[] { "src", "tests" }
        from file in Files(folder, "*")
        where
            extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal)
            && !Name(file).Split(Path.DirectorySeparatorChar).Contains("Migrations", StringComparer.Ordinal)
        select file;

    /// <summary>The path of a file below the root.</summary>
    public static string Name(string file) => Path.GetRelativePath(Root, file);

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CityKey.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the source tree.");
    }
}
