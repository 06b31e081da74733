namespace CityKey.Tests.Proofs;

/// <summary>The real clock, some time ahead: timers go on as they do.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
