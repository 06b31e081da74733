namespace CityKey.Tests.Proofs;

/// <summary>One town for all proofs, because building it takes longer than most of them.</summary>
public sealed class ProofTown : IAsyncLifetime
{
    private readonly List<Action> recall = [];
    private readonly List<(Stop Stop, FormOnPage Form)> forms = [];

    internal Town Town { get; private set; } = null!;
    internal IReadOnlyList<Stop> Stops { get; private set; } = [];
    internal DatabaseImage Image { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Town = await Town.BuildAsync();
        Stops = await CityKey.Tests.Proofs.Stops.ArrangeAsync(Town);
        recall.AddRange(Stops.Select(s => s.Who).Distinct().Select(b => b.Remember()));
        Image = await DatabaseImage.TakeAsync(Town.Database);
    }

    /// <summary>Every form of every stop, once each.</summary>
    internal async Task<List<(Stop Stop, FormOnPage Form)>> FormsAsync()
    {
        if (forms.Count == 0)
        {
            foreach (var stop in Stops)
            {
                await RestoreAsync();
                forms.AddRange(FormOnPage.On(await stop.ReachAsync(), stop.Within).Select(f => (stop, f)));
            }
        }

        return forms;
    }

    /// <summary>Puts the database and every browser back to where the stops were arranged.</summary>
    internal async Task RestoreAsync()
    {
        await Image.RestoreAsync();
        recall.ForEach(r => r());
    }

    /// <summary>The same for a test that begins: the one before may have turned the switch, which nodes follow within a
    /// second.</summary>
    internal async Task BeginAsync()
    {
        await RestoreAsync();
        await Town.UntilOpenAsync();
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}

[CollectionDefinition(nameof(ProofTown))]
public sealed class AllProofs : ICollectionFixture<ProofTown>;
