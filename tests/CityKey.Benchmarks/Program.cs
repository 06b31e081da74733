using System.Globalization;
using System.Runtime.InteropServices;
using CityKey.Benchmarks.Running;

if (args is [SiteProcess.Verb, var kind])
{
    await SiteProcess.RunAsync(kind);
    return 0;
}

if (args is [LoadProcess.Verb, var connections])
{
    await LoadProcess.RunAsync(int.Parse(connections, CultureInfo.InvariantCulture));
    return 0;
}

var unknown = args.Except(Benchmark.All.Select(b => b.Name), StringComparer.Ordinal).ToList();
if (unknown.Count > 0)
{
    await Console.Error.WriteLineAsync(
        $"No such benchmark: {string.Join(", ", unknown)}. There are: "
            + $"{string.Join(", ", Benchmark.All.Select(b => b.Name))}."
    );
    return 2;
}

var findings = new List<Finding>();
var failed = false;
await using (var server = await BenchServer.StartAsync())
{
    foreach (
        var benchmark in Benchmark.All.Where(b => args.Length == 0 || args.Contains(b.Name, StringComparer.Ordinal))
    )
    {
        await Console.Error.WriteLineAsync(benchmark.Name);
        try
        {
            findings.AddRange(await benchmark.RunAsync(server));
        }
        catch (Exception failure)
        {
            // The others are worth their figures.
            failed = true;
            await Console.Error.WriteLineAsync($"{benchmark.Name} could not be measured: {failure}");
        }
    }
}

await Console.Out.WriteLineAsync(
    $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, "
        + $"{RuntimeInformation.FrameworkDescription}, PostgreSQL on the same machine with fsync on"
);
foreach (var line in Table.Lines(findings))
{
    await Console.Out.WriteLineAsync(line);
}

return !failed && findings.TrueForAll(f => f.Holds) ? 0 : 1;
