using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Worker.Deadlines;

public static class DeadlinesRegistration
{
    /// <summary>Adds the sweeps that end expired drafts and unanswered requests.</summary>
    public static IServiceCollection AddDeadlines(this IServiceCollection services) =>
        services.AddScoped<DraftExpirySweep>().AddScoped<AnswerDeadlineSweep>();
}
