using CityKey.Domain.PortalSwitch;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>The database refused an online write, because the switch does not allow it now. Nothing was
/// stored.</summary>
public sealed class PortalClosedException(PortalMode mode, Exception? inner = null)
    : Exception("The online portal does not accept this now.", inner)
{
    private const string SqlState = "CK001";

    /// <summary>The mode in force when the database refused.</summary>
    public PortalMode Mode { get; } = mode;

    /// <summary>Finds the switch's refusal in an exception or its inner exceptions.</summary>
    /// <returns>The mode in force when the database refused; null where the failure has another cause.</returns>
    public static PortalMode? RefusalIn(Exception? failure) =>
        failure switch
        {
            null => null,
            PortalClosedException closed => closed.Mode,
            PostgresException { SqlState: SqlState } refused => PortalModes.Read(refused.Hint ?? ""),
            _ => RefusalIn(failure.InnerException),
        };
}
