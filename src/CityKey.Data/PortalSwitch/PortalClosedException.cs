using CityKey.Domain.PortalSwitch;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>The database refused an online act, because the switch does not allow it now. Nothing of the act was
/// stored.</summary>
public sealed class PortalClosedException(PortalMode mode, Exception? inner = null)
    : Exception("The online portal does not accept this now.", inner)
{
    private const string SqlState = "CK001";

    /// <summary>The mode in force when the database refused.</summary>
    public PortalMode Mode { get; } = mode;

    /// <summary>Finds the switch's refusal in whatever wraps it.</summary>
    /// <returns>The mode in force then; null when the failure is another one.</returns>
    public static PortalMode? RefusalIn(Exception? failure) =>
        failure switch
        {
            null => null,
            PortalClosedException closed => closed.Mode,
            PostgresException { SqlState: SqlState } refused => PortalModes.Read(refused.Hint ?? ""),
            _ => RefusalIn(failure.InnerException),
        };
}
