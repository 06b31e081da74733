namespace CityKey.Embedded;

/// <summary>The server could not be had; the message is one sentence for the person who started it.</summary>
public class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another copy of the program holds the state folder.</summary>
public sealed class StateFolderInUseException(string folder, Exception? inner = null)
    : EmbeddedPostgresException(
        $"CityKey is already running on {folder}: stop it, or set CITYKEY_STATE to another folder.",
        inner
    );
