using CityKey.Domain.People;

namespace CityKey.Domain.Cards;

public enum CardStatus
{
    Valid,
    Revoked,

    /// <summary>Printed in a visit and not seen good yet; it is no card yet.</summary>
    Printing,

    /// <summary>Printed in a visit that did not end with it; it never was a card.</summary>
    Spoiled,
}

/// <summary>Why a printed card never became one.</summary>
public static class SpoilReason
{
    public const string Corrected = "corrected";
    public const string Cancelled = "cancelled";
    public const string Refused = "refused";

    /// <summary>The visit ended by itself: idle, or with the server.</summary>
    public const string Abandoned = "abandoned";
}

/// <summary>A card, known by its serial alone: nothing here says whose it is.</summary>
public sealed class Card : Entity
{
    private Card() { }

    public Guid Id { get; private set; }
    public string Serial { get; private set; } = "";
    public DateOnly IssuedOn { get; private set; }
    public DateOnly? ExpiresOn { get; private set; }
    public CardStatus Status { get; private set; }
    public string RuleSet { get; private set; } = "";
    public string? Site { get; private set; }

    /// <summary>Of the secret on the slip of a card from a counter; null for other cards.</summary>
    public byte[]? RevocationDigest { get; private set; }

    /// <summary>For a spoiled card, one of <see cref="Cards.SpoilReason"/>.</summary>
    public string? SpoilReason { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Issues a card.</summary>
    /// <param name="expiresOn">From <see cref="CardValidity.ExpiryFor"/>; null for never.</param>
    public static Card Issue(
        Guid id,
        string serial,
        DateOnly issuedOn,
        DateOnly? expiresOn,
        string ruleSet,
        string? site,
        Actor by,
        DateTimeOffset at
    )
    {
        var card = new Card
        {
            Id = id,
            Serial = serial,
            IssuedOn = issuedOn,
            ExpiresOn = expiresOn,
            Status = CardStatus.Valid,
            RuleSet = ruleSet,
            Site = site,
        };
        card.Record("card.issued", id, by, at);
        return card;
    }

    /// <summary>Begins a card in a visit: its serial is known and belongs to nobody until the card is seen
    /// good.</summary>
    public static Card Print(
        Guid id,
        string serial,
        DateOnly issuedOn,
        DateOnly? expiresOn,
        string ruleSet,
        string site,
        byte[] revocationDigest,
        Actor by,
        DateTimeOffset at
    )
    {
        var card = new Card
        {
            Id = id,
            Serial = serial,
            IssuedOn = issuedOn,
            ExpiresOn = expiresOn,
            Status = CardStatus.Printing,
            RuleSet = ruleSet,
            Site = site,
            RevocationDigest = revocationDigest,
        };
        card.Record("card.begun", id, by, at);
        return card;
    }

    /// <summary>It went to the printer, once more or for the first time.</summary>
    public void NotePrint(Actor by, DateTimeOffset at)
    {
        RequirePrinting();
        Record("card.printed", Id, by, at);
    }

    /// <summary>A clerk has seen that it came out well.</summary>
    /// <exception cref="RuleViolationException">It is no card that is being printed.</exception>
    public void SeeGood(Actor by, DateTimeOffset at)
    {
        RequirePrinting();
        Status = CardStatus.Valid;
        Record("card.issued", Id, by, at);
    }

    /// <summary>Its visit went on without it; the serial is never used again.</summary>
    /// <param name="reason">One of <see cref="Cards.SpoilReason"/>.</param>
    /// <exception cref="RuleViolationException">It is no card that is being printed.</exception>
    public void Spoil(string reason, Actor by, DateTimeOffset at)
    {
        RequirePrinting();
        (Status, SpoilReason) = (CardStatus.Spoiled, reason);
        Record("card.spoiled", Id, by, at, ("reason", reason));
    }

    private void RequirePrinting()
    {
        if (Status != CardStatus.Printing)
        {
            throw new RuleViolationException(
                "card.printing",
                "Only a card that is being printed can be seen good or spoiled."
            );
        }
    }
}
