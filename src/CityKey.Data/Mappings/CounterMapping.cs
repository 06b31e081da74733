using CityKey.Data.Counter;
using CityKey.Domain.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CityKey.Data.Mappings;

internal sealed class VisitMapping : IEntityTypeConfiguration<VisitRow>, IEntityTypeConfiguration<VisitPhoto>
{
    // Unlogged: neither the write-ahead log nor a replica nor a physical backup ever holds a visit, and a crash ends
    // it.
    public void Configure(EntityTypeBuilder<VisitRow> builder)
    {
        builder.ToTable("visit", "counter").IsUnlogged();
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Site).HasMaxLength(40);
        builder.Property(v => v.Version).IsRowVersion();
        builder.HasIndex(v => v.TouchedAt);
    }

    public void Configure(EntityTypeBuilder<VisitPhoto> builder)
    {
        builder.ToTable("visit_photo", "counter").IsUnlogged();
        builder.HasKey(p => p.VisitId);
        builder.Property(p => p.VisitId).ValueGeneratedNever();
        builder.HasOne<VisitRow>().WithOne().HasForeignKey<VisitPhoto>(p => p.VisitId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CounterRetentionMapping
    : IEntityTypeConfiguration<CounterMatchBox>,
        IEntityTypeConfiguration<CounterDigest>,
        IEntityTypeConfiguration<RetainedPerson>,
        IEntityTypeConfiguration<RetainedPhotoSegment>,
        IEntityTypeConfiguration<RetainedKey>
{
    public void Configure(EntityTypeBuilder<CounterMatchBox> builder)
    {
        builder.ToTable("match_box", "counter");
        builder.HasKey(b => b.CardId);
        builder.Property(b => b.Keeps).HasMaxLength(20);
        builder.Property(b => b.KeyId).HasMaxLength(16);
        builder
            .HasOne<Card>()
            .WithOne()
            .HasForeignKey<CounterMatchBox>(b => b.CardId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CounterDigest> builder)
    {
        builder.ToTable("kept_digest", "counter");
        builder.HasKey(d => d.CardId);
        builder.Property(d => d.Keeps).HasMaxLength(20);
        builder.HasIndex(d => d.Digest);
        builder.HasOne<Card>().WithOne().HasForeignKey<CounterDigest>(d => d.CardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RetainedPerson> builder)
    {
        builder.ToTable("kept_person", "counter");
        builder.HasKey(p => p.CardId);
        builder.Property(p => p.Keeps).HasMaxLength(20);
        builder.HasOne<Card>().WithOne().HasForeignKey<RetainedPerson>(p => p.CardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RetainedPhotoSegment> builder)
    {
        builder.ToTable("kept_photo", "counter");
        builder.HasKey(s => new { s.CardId, s.Number });
        builder.HasOne<RetainedPerson>().WithMany().HasForeignKey(s => s.CardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RetainedKey> builder)
    {
        builder.ToTable("kept_key", "counter");
        builder.HasKey(k => new { k.CardId, k.Keyhole });
        builder.Property(k => k.Keyhole).HasMaxLength(10);
        builder.Property(k => k.KeyId).HasMaxLength(16);
        builder.HasOne<RetainedPerson>().WithMany().HasForeignKey(k => k.CardId).OnDelete(DeleteBehavior.Restrict);
    }
}
