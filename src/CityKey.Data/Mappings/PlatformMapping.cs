using System.Text.Json;
using CityKey.Data.Audit;
using CityKey.Data.Outbox;
using CityKey.Data.PortalSwitch;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CityKey.Data.Mappings;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("entry", "audit");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.ActorKind).HasMaxLength(20);
        builder.Property(e => e.Action).HasMaxLength(60);
        builder
            .Property(e => e.Detail)
            .HasColumnType("jsonb")
            .HasConversion(
                detail => JsonSerializer.Serialize(detail, JsonSerializerOptions.Default),
                stored =>
                    JsonSerializer.Deserialize<Dictionary<string, string>>(stored, JsonSerializerOptions.Default)!,
                ValueComparer.CreateDefault<Dictionary<string, string>>(favorStructuralComparisons: false)
            );
    }
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable(
            "outbox_message",
            "platform",
            t => t.HasCheckConstraint("ck_outbox_message_mail_has_code", "kind <> 'mail' OR code IS NOT NULL")
        );
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Kind).HasMaxLength(40);
        builder.Property(m => m.Code).HasMaxLength(20);
        builder.Property(m => m.Outcome).HasMaxLength(20);
        builder.HasIndex(m => m.DueAt).HasFilter("done_at is null");
        builder.HasIndex(m => m.Subject);
        builder.HasIndex(m => m.Outcome).HasFilter("outcome like 'parked-%'");
    }
}

internal sealed class SwitchChangeRowMapping : IEntityTypeConfiguration<SwitchChangeRow>
{
    public void Configure(EntityTypeBuilder<SwitchChangeRow> builder)
    {
        builder.ToTable("portal_change", "platform");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.Epoch).IsUnique();
        builder.Property(c => c.Reason).HasMaxLength(400);
        builder.Property(c => c.Wording).HasMaxLength(20).HasDefaultValue("usual");
        builder.Property(c => c.OwnWords).HasColumnType("jsonb");
        builder.Property(c => c.Note).HasMaxLength(400);
    }
}

internal sealed class PortalReviewMapping : IEntityTypeConfiguration<PortalReview>
{
    public void Configure(EntityTypeBuilder<PortalReview> builder)
    {
        builder.ToTable("portal_review", "platform");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.Epoch);
    }
}

internal sealed class PortalCertificateMapping : IEntityTypeConfiguration<PortalCertificate>
{
    public void Configure(EntityTypeBuilder<PortalCertificate> builder)
    {
        builder.ToTable("portal_certificate", "platform");
        builder.HasKey(c => c.Epoch);
        builder.Property(c => c.Epoch).ValueGeneratedNever();
    }
}
