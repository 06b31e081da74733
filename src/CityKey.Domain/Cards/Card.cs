using CityKey.Domain.People;

namespace CityKey.Domain.Cards;

public enum CardStatus
{
    Valid,
    Revoked,

    /// <summary>Printed at a counter, but the clerk has not confirmed the print yet. Not valid yet.</summary>
    Printing,

    /// <summary>Printed at a counter and discarded; it was never valid.</summary>
    Spoiled,
}

/// <summary>Why a printed card was discarded.</summary>
public static class SpoilReason
{
    public const string Corrected = "corrected";
    public const string Cancelled = "cancelled";
    public const string Refused = "refused";

    /// <summary>The visit ended by itself: it was idle, or the server stopped.</summary>
    public const string Abandoned = "abandoned";
}

/// <summary>A card, identified by its serial only: the record does not say whose it is.</summary>
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

    /// <summary>Digest of the <c>RevocationSecret</c> on the slip of a card from a counter; null for other
    /// cards.</summary>
    public byte[]? RevocationDigest { get; private set; }

    /// <summary>For a spoiled card, one of <see cref="Cards.SpoilReason"/>.</summary>
    public string? SpoilReason { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Issues a card for an approved application.</summary>
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

    /// <summary>Starts a card at a counter: its serial is taken, and the card is not valid until the clerk confirms the
    /// print.</summary>
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

    /// <summary>Records a print, the first or a repeated one.</summary>
    public void NotePrint(Actor by, DateTimeOffset at)
    {
        RequirePrinting();
        Record("card.printed", Id, by, at);
    }

    /// <summary>A clerk confirms that the print is good; the card is valid.</summary>
    /// <exception cref="RuleViolationException">The card is not being printed.</exception>
    public void SeeGood(Actor by, DateTimeOffset at)
    {
        RequirePrinting();
        Status = CardStatus.Valid;
        Record("card.issued", Id, by, at);
    }

    /// <summary>Discards a card that is being printed; its serial is never used again.</summary>
    /// <param name="reason">One of <see cref="Cards.SpoilReason"/>.</param>
    /// <exception cref="RuleViolationException">The card is not being printed.</exception>
    public void Spoil(string reason, Actor by, DateTimeOffset at)
    {
        RequirePrinting();
        Status = CardStatus.Spoiled;
        SpoilReason = reason;
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
