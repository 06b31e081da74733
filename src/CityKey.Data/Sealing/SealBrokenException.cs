namespace CityKey.Data.Sealing;

/// <summary>Sealed bytes cannot be opened: they were changed, moved or cut short, or belong to another key.</summary>
public sealed class SealBrokenException(string message, Exception? inner = null) : Exception(message, inner);
