namespace CityKey.Embedded;

/// <summary>How the PostgreSQL server that comes with development, trial and tests is kept.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>Where the cluster, its passwords and everything else of this copy lives.</summary>
    public string StateFolder { get; init; } = Embedded.StateFolder.Default;

    /// <summary>Where server binaries are put when the machine has none; a folder several states may share.</summary>
    public string? DownloadFolder { get; init; }

    /// <summary>Told what is installed or started, and why.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Throws away what an earlier start left.</summary>
    public bool StartEmpty { get; init; }

    /// <summary>The data may die with the machine: for tests, which make hundreds of databases.</summary>
    public bool Disposable { get; init; }
}
