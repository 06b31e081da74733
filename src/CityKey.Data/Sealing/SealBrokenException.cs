namespace CityKey.Data.Sealing;

/// <summary>Sealed bytes are not what or where they should be: changed, moved, cut, or for another key.</summary>
public sealed class SealBrokenException(string message, Exception? inner = null) : Exception(message, inner);
