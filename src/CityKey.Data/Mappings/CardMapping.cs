using CityKey.Domain.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CityKey.Data.Mappings;

internal sealed class CardMapping : IEntityTypeConfiguration<Card>
{
    public void Configure(EntityTypeBuilder<Card> builder)
    {
        builder.ToTable("card", "cards");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Serial).HasMaxLength(20);
        builder.HasIndex(c => c.Serial).IsUnique();
        builder.Property(c => c.RuleSet).HasMaxLength(40);
        builder.Property(c => c.SpoilReason).HasMaxLength(20);
        builder.HasIndex(c => c.Status).HasFilter("status = 'Printing'");
        builder.Property(c => c.Site).HasMaxLength(40);
        builder.Property(c => c.Version).IsRowVersion();
        builder.Ignore(c => c.Events);
    }
}
