using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CityKey.Tests.Portal.Applications;

/// <summary>Counts what EF Core sends: each command or batch, and each transaction, is at least one round
/// trip.</summary>
internal sealed class RoundTrips : DbCommandInterceptor, IDbTransactionInterceptor
{
    public int Commands { get; private set; }
    public int Transactions { get; private set; }

    public void Forget() => (Commands, Transactions) = (0, 0);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Commands++;
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Commands++;
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default
    )
    {
        Transactions++;
        return ValueTask.FromResult(result);
    }
}
