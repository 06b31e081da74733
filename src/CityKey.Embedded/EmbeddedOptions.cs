namespace CityKey.Embedded;

/// <summary>Options of the embedded PostgreSQL server.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>The folder of the cluster, its passwords and all other state.</summary>
    public string StateFolder { get; init; } = Embedded.StateFolder.Default;

    /// <summary>The folder for downloaded server binaries; several state folders may share it.</summary>
    public string? DownloadFolder { get; init; }

    /// <summary>Called with sentences about what is installed or started, and why.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Deletes the data of earlier starts.</summary>
    public bool StartEmpty { get; init; }

    /// <summary>The data need not survive a crash of the machine: for tests, which create hundreds of
    /// databases.</summary>
    public bool Disposable { get; init; }
}
