namespace CityKey.Tests.Proofs;

/// <summary>One town for all proofs, because building it takes longer than most of them.</summary>
public sealed class SeededSitesFixture : IAsyncLifetime
{
    private readonly List<Action> recall = [];
    private readonly List<(FormScenario Stop, FormOnPage Form)> forms = [];

    internal SeededSites Town { get; private set; } = null!;
    internal IReadOnlyList<FormScenario> Stops { get; private set; } = [];
    internal DatabaseImage Image { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Town = await SeededSites.BuildAsync();
        Stops = await CityKey.Tests.Proofs.FormScenarios.ArrangeAsync(Town);
        recall.AddRange(Stops.Select(s => s.Who).Distinct().Select(b => b.Remember()));
        Image = await DatabaseImage.TakeAsync(Town.Database);
    }

    /// <summary>Every form of every stop, once each.</summary>
    internal async Task<List<(FormScenario Stop, FormOnPage Form)>> FormsAsync()
    {
        if (forms.Count == 0)
        {
            foreach (var scenario in Stops)
            {
                await RestoreAsync();
                forms.AddRange(FormOnPage.On(await scenario.ReachAsync(), scenario.Within).Select(f => (scenario, f)));
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

[CollectionDefinition(nameof(SeededSitesFixture))]
public sealed class AllProofs : ICollectionFixture<SeededSitesFixture>;
