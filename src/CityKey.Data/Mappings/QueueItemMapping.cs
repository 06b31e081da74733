using CityKey.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CityKey.Data.Mappings;

internal sealed class QueueItemMapping : IEntityTypeConfiguration<QueueItem>
{
    public void Configure(EntityTypeBuilder<QueueItem> builder)
    {
        builder.ToTable("queue_item", "review");
        builder.HasKey(q => q.ApplicationId);
        builder.Property(q => q.ApplicationId).ValueGeneratedNever();
        builder.Property(q => q.Reference).HasMaxLength(11);
        builder.Property(q => q.Site).HasMaxLength(40);
        builder.Property(q => q.Version).IsRowVersion();
        builder.HasIndex(q => new { q.SubmittedAt, q.ApplicationId }).HasFilter("status = 'Submitted'");
        builder.HasIndex(q => q.SubmittedAt).HasFilter("status = 'UnderAppeal'");
        builder.HasIndex(q => q.Reference).IsUnique();
        builder.HasIndex(q => q.ClaimedBy).HasFilter("claimed_by is not null");
    }
}

internal sealed class MatchDigestMapping : IEntityTypeConfiguration<MatchDigest>
{
    public void Configure(EntityTypeBuilder<MatchDigest> builder)
    {
        builder.ToTable("match_digest", "review");
        builder.HasKey(d => d.ApplicationId);
        builder.Property(d => d.ApplicationId).ValueGeneratedNever();
        builder.HasIndex(d => d.Digest);
    }
}
