using CityKey.Data.Records;
using CityKey.Domain.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CityKey.Data.Mappings;

internal sealed class ApplicationMapping : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("application", "intake");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Reference).HasMaxLength(11);
        builder.HasIndex(a => a.Reference).IsUnique();
        builder.Property(a => a.NoticeVersion).HasMaxLength(20);
        builder.Property(a => a.RuleSet).HasMaxLength(40);
        builder.Property(a => a.Site).HasMaxLength(40);
        builder.Property(a => a.Version).IsRowVersion();
        // What the worker walks; an application that is neither costs these nothing.
        builder.HasIndex(a => new { a.DraftExpiresAt, a.Id }).HasFilter("status = 'Draft'");
        builder.HasIndex(a => new { a.AnswerDueAt, a.Id }).HasFilter("status = 'AwaitingResident'");
        builder.Ignore(a => a.Events);
        // The database stamps it (platform.guard_application); nobody else may.
        builder.Property(a => a.PortalEpoch).ValueGeneratedNever().HasDefaultValue(0L);
    }
}

internal sealed class ApplicationFileMapping : IEntityTypeConfiguration<ApplicationFile>
{
    public void Configure(EntityTypeBuilder<ApplicationFile> builder)
    {
        builder.ToTable("case_file", "intake");
        builder.HasKey(f => f.ApplicationId);
        builder.Property(f => f.ApplicationId).ValueGeneratedNever();
        builder.HasIndex(f => f.LookupId).IsUnique();
        builder.Property(f => f.Version).IsRowVersion();
        builder
            .HasOne<Application>()
            .WithOne()
            .HasForeignKey<ApplicationFile>(f => f.ApplicationId)
            // The convention's name depends on the order in which it meets the classes.
            .HasConstraintName("fk_case_file_application_application_id")
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WrappedKeyMapping : IEntityTypeConfiguration<WrappedKey>
{
    public void Configure(EntityTypeBuilder<WrappedKey> builder)
    {
        builder.ToTable("wrapped_key", "intake");
        builder.HasKey(k => new { k.ApplicationId, k.Keyhole });
        builder.Property(k => k.Keyhole).HasMaxLength(10);
        builder.Property(k => k.KeyId).HasMaxLength(16);
        builder.HasOne<Application>().WithMany().HasForeignKey(k => k.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SealedBoxMapping : IEntityTypeConfiguration<SealedBox>
{
    public void Configure(EntityTypeBuilder<SealedBox> builder)
    {
        builder.ToTable("box", "intake");
        builder.HasKey(b => new { b.ApplicationId, b.Kind });
        builder.Property(b => b.Kind).HasMaxLength(10);
        builder.Property(b => b.KeyId).HasMaxLength(16);
        builder.HasOne<Application>().WithMany().HasForeignKey(b => b.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecordAccessMapping : IEntityTypeConfiguration<RecordAccess>
{
    public void Configure(EntityTypeBuilder<RecordAccess> builder)
    {
        builder.ToTable("opening", "intake");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Role).HasMaxLength(20);
        builder.Property(o => o.Reason).HasMaxLength(40);
        builder.HasIndex(o => o.ApplicationId);
        builder.HasOne<Application>().WithMany().HasForeignKey(o => o.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
