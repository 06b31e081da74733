using CityKey.Data.Legal;
using CityKey.Domain.Applications;
using CityKey.Domain.Legal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CityKey.Data.Mappings;

internal sealed class HoldMapping : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> builder)
    {
        builder.ToTable(
            "hold",
            "legal",
            t =>
            {
                t.HasCheckConstraint(
                    "ck_hold_scope",
                    "(scope = 'Everything' AND application_id IS NULL AND \"from\" IS NULL AND \"to\" IS NULL)\n"
                        + "OR (scope = 'OneApplication' AND application_id IS NOT NULL "
                        + "AND \"from\" IS NULL AND \"to\" IS NULL)\n"
                        + "OR (scope = 'HandedInBetween' AND application_id IS NULL "
                        + "AND \"from\" IS NOT NULL AND \"to\" IS NOT NULL AND \"from\" < \"to\")"
                );
                t.HasCheckConstraint("ck_hold_released", "(released_at IS NULL) = (released_by IS NULL)");
            }
        );
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Reason).HasMaxLength(40);
        builder.Property(h => h.Scope).HasConversion<string>().HasMaxLength(20);
        builder.Property(h => h.Version).IsRowVersion();
        builder.HasIndex(h => h.PlacedAt).HasFilter("released_at is null");
        builder.HasOne<Application>().WithMany().HasForeignKey(h => h.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(h => h.Events);
    }
}

internal sealed class RecordsRuleMapping : IEntityTypeConfiguration<RecordsRule>
{
    public void Configure(EntityTypeBuilder<RecordsRule> builder)
    {
        builder.ToTable(
            "records_setting",
            "legal",
            t =>
                t.HasCheckConstraint(
                    "ck_records_setting_item",
                    "NOT are_records OR (schedule_item <> '' AND years > 0)"
                )
        );
        builder.HasKey(s => s.Code);
        builder.Property(s => s.Code).HasMaxLength(20);
        builder.Property(s => s.ScheduleItem).HasMaxLength(100);
        builder.Property(s => s.ConfirmedBy).HasMaxLength(20);
    }
}

internal sealed class DemandMapping : IEntityTypeConfiguration<Demand>
{
    public void Configure(EntityTypeBuilder<Demand> builder)
    {
        builder.ToTable("demand", "legal");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Kind).HasMaxLength(20);
        builder.Property(d => d.Way).HasMaxLength(20);
        builder.HasIndex(d => d.ReceivedAt);
        builder.Ignore(d => d.Events);
    }
}
