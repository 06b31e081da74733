namespace CityKey.Printing.Cards;

/// <summary>
/// A letter that no font of the card has. Ask <see cref="CardSheet.CanDraw"/> first; the message names nothing,
/// because the text is someone's name.
/// </summary>
public sealed class UndrawableTextException() : Exception("The card has a letter that no font here can draw.");
