using CityKey.Data.Records;
using CityKey.Domain.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CityKey.Data.Mappings;

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    // A thousand letters, each several bytes, and the codes beside them; nobody can heap up more.
    private const int MostBytes = 65_536;

    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable(
            "message",
            "intake",
            table =>
            {
                table.HasCheckConstraint("message_sender", $"sender in ('{Message.Resident}', '{Message.Staff}')");
                table.HasCheckConstraint("message_length", $"octet_length(sealed) <= {MostBytes}");
            }
        );
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Sender).HasMaxLength(10);
        builder.HasIndex(m => new { m.ApplicationId, m.At });
        builder.HasOne<Application>().WithMany().HasForeignKey(m => m.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
