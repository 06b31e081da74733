using CityKey.Domain.Applications;
using CityKey.Domain.People;

namespace CityKey.Domain.Cards;

public enum CardStatus
{
    Valid,
    Revoked,
}

/// <summary>A card, known by its serial alone: nothing here says whose it is.</summary>
public sealed class Card : Recorded
{
    private Card()
    {
    }

    public Guid Id { get; private set; }
    public string Serial { get; private set; } = "";
    public DateOnly IssuedOn { get; private set; }
    public DateOnly? ExpiresOn { get; private set; }
    public CardStatus Status { get; private set; }
    public string RuleSet { get; private set; } = "";
    public string? Site { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Issues a card.</summary>
    /// <param name="expiresOn">From <see cref="CardValidity.ExpiryFor"/>; null for never.</param>
    public static Card Issue(Guid id, string serial, DateOnly issuedOn, DateOnly? expiresOn, string ruleSet, string? site, Actor by, DateTimeOffset at)
    {
        var card = new Card { Id = id, Serial = serial, IssuedOn = issuedOn, ExpiresOn = expiresOn, Status = CardStatus.Valid, RuleSet = ruleSet, Site = site };
        card.Record("card.issued", id, by, at);
        return card;
    }
}
