using CityKey.Embedded;

namespace CityKey.Tests.Embedded;

/// <summary>A state folder of one test's own, with nothing in it.</summary>
internal sealed class EmptyStateFolder : IDisposable
{
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "citykey-" + Guid.NewGuid().ToString("N"));

    public List<string> Said { get; } = [];

    public Task<EmbeddedPostgres> StartAsync(bool empty = false, bool disposable = true) =>
        EmbeddedPostgres.StartAsync(
            new EmbeddedOptions
            {
                StateFolder = Folder,
                DownloadFolder = Path.Combine(StateFolder.Default, "downloads"),
                Say = Said.Add,
                StartEmpty = empty,
                Disposable = disposable,
            },
            TestContext.Current.CancellationToken
        );

    public int Postmaster =>
        int.Parse(File.ReadLines(Path.Combine(Folder, "cluster", "data", "postmaster.pid")).First(), null);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
