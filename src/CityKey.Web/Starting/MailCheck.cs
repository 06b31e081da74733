namespace CityKey.Web.Starting;

/// <summary>The worker tells residents that something is waiting for them; without a mail server they would never
/// hear.</summary>
internal sealed class MailCheck : IStartCheck
{
    public Task<IReadOnlyList<StartProblem>> FindAsync(StartingRole starting, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StartProblem>>(
            !starting.Development
            && starting.Role == StartingRole.Worker
            && string.IsNullOrWhiteSpace(starting.Settings["Mail:Host"])
                ? [new StartProblem("Mail:Host", "set the mail server that accepts the city's messages.")]
                : []
        );
}
