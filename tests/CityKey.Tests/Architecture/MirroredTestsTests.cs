using System.Reflection;

namespace CityKey.Tests.Architecture;

/// <summary>The tests of a page are where the page's path says.</summary>
public sealed class MirroredTestsTests
{
    private static readonly List<Type> TestClasses =
    [
        .. Assembly
            .GetExecutingAssembly()
            .GetTypes()
            .Where(type =>
                type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public)
                    .Any(method => method.IsDefined(typeof(FactAttribute), inherit: true))
            ),
    ];

    [Fact]
    public void Every_page_model_has_a_test_class_in_the_mirrored_folder()
    {
        var pages = Repository.Files("src", "*.cshtml.cs").Select(file => Repository.Name(file)).ToList();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.Select(Mirrored).Except(TestClasses.Select(type => type.FullName!), StringComparer.Ordinal));
    }

    [Fact]
    public void Every_test_class_is_in_the_file_of_its_name() =>
        Assert.DoesNotContain(
            TestClasses.Select(type => $"tests/{type.Assembly.GetName().Name}/{Folder(type)}{type.Name}.cs"),
            path => !File.Exists(Repository.PathTo(path.Split('/')))
        );

    [Fact]
    public void Every_file_with_tests_ends_in_Tests() =>
        Assert.Empty(
            Repository
                .Files("tests", "*.cs")
                .Where(file => !file.EndsWith("Tests.cs", StringComparison.Ordinal))
                .Where(file => File.ReadLines(file).Any(line => line.Trim() is "[Fact]" or "[Theory]"))
                .Select(Repository.Name)
        );

    // src/CityKey.Staff/Pages/Counter/Person.cshtml.cs → CityKey.Tests.Staff.Pages.Counter.PersonTests
    private static string Mirrored(string page) =>
        page.Replace(Path.DirectorySeparatorChar, '/')
            .Replace("src/CityKey.", "CityKey.Tests.", StringComparison.Ordinal)
            .Replace(".cshtml.cs", "Tests", StringComparison.Ordinal)
            .Replace('/', '.');

    private static string Folder(Type type) =>
        string.Concat(type.Namespace!.Split('.').Skip(2).Select(part => $"{part}/"));
}
