using CityKey.Data.Records;
using CityKey.Domain.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CityKey.Data.Mappings;

internal sealed class UploadMapping : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("upload", "intake");
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.HasIndex(u => u.ApplicationId);
        builder.HasOne<Application>().WithMany().HasForeignKey(u => u.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UploadSegmentMapping : IEntityTypeConfiguration<UploadSegment>
{
    public void Configure(EntityTypeBuilder<UploadSegment> builder)
    {
        builder.ToTable("upload_segment", "intake");
        builder.HasKey(s => new { s.UploadId, s.Number });
        builder.HasOne<Upload>().WithMany().HasForeignKey(s => s.UploadId).OnDelete(DeleteBehavior.Restrict);
    }
}
