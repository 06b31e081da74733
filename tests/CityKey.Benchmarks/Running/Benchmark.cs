namespace CityKey.Benchmarks.Running;

/// <summary>One thing that is measured, by the name that the command line knows.</summary>
internal sealed record Benchmark(string Name, Func<BenchServer, Task<IReadOnlyList<Finding>>> RunAsync)
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("public-page", PublicPage.RunAsync),
        new("form-page", FormPage.RunAsync),
        new("submission", Submission.RunAsync),
        new("guard", Guard.RunAsync),
        new("audit", AuditIntegrity.RunAsync),
        new("upload", Upload.RunAsync),
        new("upload-memory", UploadMemory.RunAsync),
        new("flip", Flip.RunAsync),
        new("switch-load", SwitchLoad.RunAsync),
        new("switch-hung", SwitchHung.RunAsync),
        new("switch-nodes", SwitchNodes.RunAsync),
        new("switch-counter", SwitchCounter.RunAsync),
    ];
}
