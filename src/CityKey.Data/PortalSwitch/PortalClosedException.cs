using CityKey.Domain.PortalSwitch;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>The database refused an online action because the portal switch does not allow it now. Nothing was
/// stored.</summary>
public sealed class PortalClosedException(PortalMode mode, Exception? inner = null)
    : Exception("The online portal does not accept this now.", inner)
{
    private const string SqlState = "CK001";

    /// <summary>The mode in force when the database refused.</summary>
    public PortalMode Mode { get; } = mode;

    /// <summary>Finds the switch's refusal in a failure or in one of its inner exceptions.</summary>
    /// <returns>The mode in force when the database refused; null for any other failure.</returns>
    public static PortalMode? RefusalIn(Exception? failure) =>
        failure switch
        {
            null => null,
            PortalClosedException closed => closed.Mode,
            PostgresException { SqlState: SqlState } refused => PortalModes.Read(refused.Hint ?? ""),
            _ => RefusalIn(failure.InnerException),
        };

    /// <summary>Runs a database operation and reports the switch's refusal as a
    /// <see cref="PortalClosedException"/>.</summary>
    /// <exception cref="PortalClosedException">The switch does not allow the operation. Any other failure is thrown
    /// unchanged.</exception>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception failure) when (RefusalIn(failure) is { } mode)
        {
            throw new PortalClosedException(mode, failure);
        }
    }

    /// <inheritdoc cref="TranslateAsync{T}(Func{Task{T}})"/>
    public static Task TranslateAsync(Func<Task> operation) =>
        TranslateAsync(async () =>
        {
            await operation();
            return true;
        });
}
