using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Worker.Deadlines;

public static class DeadlinesRegistration
{
    /// <summary>What the worker ends when its time is over: drafts, and requests that were not answered.</summary>
    public static IServiceCollection AddDeadlines(this IServiceCollection services) =>
        services.AddScoped<DraftExpirySweep>().AddScoped<AnswerDeadlineSweep>();
}
