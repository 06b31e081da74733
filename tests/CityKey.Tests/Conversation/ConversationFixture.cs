using CityKey.Testing.Records;

namespace CityKey.Tests.Conversation;

/// <summary>Both sites, a resident who has submitted an application, and clerks.</summary>
internal sealed class ConversationFixture : IAsyncDisposable
{
    private readonly List<HttpBrowser> clerks = [];

    private ConversationFixture(RunningSites sites) =>
        (Sites, Resident) = (sites, new HttpBrowser(new Uri(sites.Portal)));

    public RunningSites Sites { get; }
    public HttpBrowser Resident { get; }
    public string Reference { get; private set; } = "";
    public string Place => $"/applications/{Reference}";
    public string Reading => Resident.Page.QuerySelector("main")!.TextContent;

    public static async Task<ConversationFixture> SubmittedAsync()
    {
        var fixture = new ConversationFixture(await RunningSites.StartAsync());
        while (
            !(await fixture.Resident.GetAsync("/api/portal")).Page.Body!.TextContent.Contains(
                "\"open\"",
                StringComparison.Ordinal
            )
        )
        {
            // Until this node shows the opening.
        }

        await fixture.Resident.ToCheckAsync();
        await fixture.Resident.SendAsync();
        fixture.Reference = (await fixture.AskAsync("SELECT reference FROM intake.application"))!;
        return fixture;
    }

    public async Task<HttpBrowser> ClerkAsync(string name)
    {
        var clerk = new HttpBrowser(new Uri(Sites.Staff));
        clerks.Add(clerk);
        await clerk.SignInAsync($"{name}@citykey.example", "demo demo demo demo");
        return clerk;
    }

    /// <summary>A clerk who has taken the application.</summary>
    public async Task<HttpBrowser> ReviewerAsync()
    {
        var clerk = await ClerkAsync("clerk");
        await ActAsync(clerk, "claim");
        return clerk;
    }

    public async Task<PageResponse> ActAsync(
        HttpBrowser clerk,
        string act,
        params (string Name, string Value)[] also
    ) => await clerk.PressHandlerAsync(await clerk.GetAsync(Place), act, also);

    public async Task<PageResponse> SendAsync(
        HttpBrowser clerk,
        string page,
        string having,
        params (string Name, string Value)[] fields
    ) => await clerk.SendAsync(await clerk.GetAsync($"{Place}/{page}"), having, fields);

    /// <summary>The reviewer asks for another proof of living here.</summary>
    public Task<PageResponse> AskForProofAsync(HttpBrowser clerk, string note = "Is it flat 2?") =>
        SendAsync(clerk, "ask", "need", ("need", "show-residence"), ("need", "readable-1"), ("note", note));

    public Task<string?> StatusAsync() => AskAsync("SELECT status FROM intake.application");

    public Task<string?> AskAsync(string question) => Sites.Database.AskAsync<string>("ck_owner", question);

    public async ValueTask DisposeAsync()
    {
        clerks.ForEach(c => c.Dispose());
        Resident.Dispose();
        await Sites.DisposeAsync();
    }
}
