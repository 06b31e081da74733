using System.Runtime.CompilerServices;

namespace CityKey.Tests.Architecture;

/// <summary>The source that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Our own code files: not generated, not migrations.</summary>
    public static IEnumerable<string> CodeFiles(params string[] extensions) =>
        from folder in new[] { "src", "tests" }
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        where
            extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal)
            && !Parts(file).Any(p => p is "bin" or "obj" or "Migrations")
        select file;

    public static string Name(string file) => Path.GetRelativePath(Root, file);

    private static string[] Parts(string file) => Name(file).Split(Path.DirectorySeparatorChar);

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "CityKey.sln")))
        {
            folder =
                folder.Parent ?? throw new InvalidOperationException("The tests run without their source beside them.");
        }

        return folder.FullName;
    }
}
