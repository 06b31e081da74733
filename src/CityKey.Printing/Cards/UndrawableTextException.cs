namespace CityKey.Printing.Cards;

/// <summary>
/// The text has a letter that no font has. Call <see cref="CardSheet.CanDraw"/> first. The message does not contain the
/// text, because it is a person's name.
/// </summary>
public sealed class UndrawableTextException() : Exception("The card has a letter that no font here can draw.");
