namespace CityKey.Embedded;

/// <summary>A server could not be installed or started; the message is one sentence for the person who started
/// it.</summary>
public class EmbeddedPostgresException(string message, Exception? inner = null)
    : InvalidOperationException(message, inner);

/// <summary>Another running copy of CityKey uses the state folder.</summary>
public sealed class StateFolderInUseException(string folder, Exception? inner = null)
    : EmbeddedPostgresException(
        $"CityKey is already running on {folder}: stop it, or set CITYKEY_STATE to another folder.",
        inner
    );
