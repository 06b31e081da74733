namespace CityKey.Data.PortalSwitch;

/// <summary>The number of pictures that this node is receiving, so that an administrator sees what a close would
/// interrupt.</summary>
public sealed class ActiveUploads
{
    private int count;

    public int Count => Volatile.Read(ref count);

    /// <summary>Counts one upload until the result is disposed.</summary>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref count);
        return new Ending(this);
    }

    private sealed class Ending(ActiveUploads all) : IDisposable
    {
        private int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
            {
                Interlocked.Decrement(ref all.count);
            }
        }
    }
}
