using System.Collections;
using Microsoft.Extensions.Configuration;

namespace CityKey.Data.Settings;

/// <summary>Where every process takes its settings from.</summary>
public static class SettingFiles
{
    private const string Prefix = "CITYKEY_";
    private const string Suffix = "_FILE";

    /// <summary>
    /// Adds <c>CITYKEY_…</c> variables, then <c>CITYKEY_…_FILE</c> ones, which name a file that holds the value:
    /// secrets are
    /// mounted as files, because an environment is seen by every child and in every listing.
    /// </summary>
    /// <exception cref="InvalidOperationException">A file is missing, or a setting is given both ways.</exception>
    public static IConfigurationBuilder AddCityKeySettings(this IConfigurationBuilder configuration) =>
        configuration.AddCityKeySettings(Environment.GetEnvironmentVariables());

    /// <summary>The same out of variables that a caller brings.</summary>
    public static IConfigurationBuilder AddCityKeySettings(
        this IConfigurationBuilder configuration,
        IDictionary variables
    ) => configuration.AddInMemoryCollection(Read(variables));

    private static Dictionary<string, string?> Read(IDictionary variables)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var ours = Pairs(variables)
            .Where(v => v.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .ToLookup(v => v.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase));
        foreach (var (name, value) in ours[false])
        {
            settings[Key(name[Prefix.Length..])] = value;
        }

        foreach (var (name, file) in ours[true].Where(v => !string.IsNullOrEmpty(v.Value)))
        {
            var key = Key(name[Prefix.Length..^Suffix.Length]);
            if (!settings.TryAdd(key, Content(name, file!)))
            {
                throw new InvalidOperationException(
                    $"{key} is set twice, with {name} and without {Suffix}. Remove one of them."
                );
            }
        }

        return settings;
    }

    private static IEnumerable<(string Name, string? Value)> Pairs(IDictionary variables)
    {
        foreach (DictionaryEntry variable in variables)
        {
            yield return ((string)variable.Key, (string?)variable.Value);
        }
    }

    private static string Key(string name) =>
        name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);

    private static string Content(string name, string file)
    {
        try
        {
            // Editors and `echo` end a file with a line feed that no secret means.
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The file in {name} cannot be read ({unread.GetType().Name}).",
                unread
            );
        }
    }
}
