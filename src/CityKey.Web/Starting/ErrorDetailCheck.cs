using Microsoft.AspNetCore.Hosting;

namespace CityKey.Web.Starting;

/// <summary>Checks that detailed error pages are off, because they quote what people typed.</summary>
internal sealed class ErrorDetailCheck : IStartCheck
{
    public Task<IReadOnlyList<StartProblem>> FindAsync(StartingRole starting, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StartProblem>>(
            !starting.Development && starting.Settings[WebHostDefaults.DetailedErrorsKey] is "1" or "true" or "True"
                ?
                [
                    new StartProblem(
                        WebHostDefaults.DetailedErrorsKey,
                        "remove this setting: error pages would show what people typed."
                    ),
                ]
                : []
        );
}
