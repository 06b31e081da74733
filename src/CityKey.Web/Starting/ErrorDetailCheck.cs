using Microsoft.AspNetCore.Hosting;

namespace CityKey.Web.Starting;

/// <summary>Nothing that shows or notes more of a failure than a site may.</summary>
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
