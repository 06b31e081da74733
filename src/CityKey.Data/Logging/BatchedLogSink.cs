using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace CityKey.Data.Logging;

/// <summary>Writes what came together as one piece. A lock and a system call for each line took more than half of a
/// request that is answered from memory.</summary>
internal sealed class BatchedLogSink(ITextFormatter format) : IBatchedLogEventSink
{
    public async Task EmitBatchAsync(IReadOnlyCollection<LogEvent> batch)
    {
        var lines = new StringWriter(
            new StringBuilder(256 * batch.Count),
            System.Globalization.CultureInfo.InvariantCulture
        );
        foreach (var line in batch)
        {
            format.Format(line, lines);
        }

        await Console.Out.WriteAsync(lines.GetStringBuilder());
    }
}
