namespace CityKey.Tests.Proofs;

/// <summary>The seeded sites that all these tests share, because building them takes longer than most tests.</summary>
public sealed class SeededSitesFixture : IAsyncLifetime
{
    private readonly List<Action> recall = [];
    private readonly List<(FormScenario Scenario, FormOnPage Form)> forms = [];

    internal SeededSites Sites { get; private set; } = null!;
    internal IReadOnlyList<FormScenario> Scenarios { get; private set; } = [];
    internal DatabaseImage Image { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sites = await SeededSites.BuildAsync();
        Scenarios = await CityKey.Tests.Proofs.FormScenarios.ArrangeAsync(Sites);
        recall.AddRange(Scenarios.Select(s => s.Visitor).Distinct().Select(b => b.Remember()));
        Image = await DatabaseImage.TakeAsync(Sites.Database);
    }

    /// <summary>Every form of every stop, once each.</summary>
    internal async Task<List<(FormScenario Scenario, FormOnPage Form)>> FormsAsync()
    {
        if (forms.Count == 0)
        {
            foreach (var scenario in Scenarios)
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

    /// <summary>Restores everything and waits for an open portal: the test before may have changed the switch, which
    /// nodes follow within a second.</summary>
    internal async Task BeginAsync()
    {
        await RestoreAsync();
        await Sites.UntilOpenAsync();
    }

    public ValueTask DisposeAsync() => Sites.DisposeAsync();
}

[CollectionDefinition(nameof(SeededSitesFixture))]
public sealed class AllProofs : ICollectionFixture<SeededSitesFixture>;
