using CityKey.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CityKey.Data.Mappings;

internal sealed class StaffAccountMapping : IEntityTypeConfiguration<StaffAccount>
{
    public void Configure(EntityTypeBuilder<StaffAccount> builder)
    {
        builder.ToTable("staff_account", "accounts");
        builder.Property(a => a.Id).ValueGeneratedNever();
    }
}

internal sealed class IdentityTablesMapping
    : IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
        IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
        IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) =>
        builder.ToTable("staff_claim", "accounts");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) =>
        builder.ToTable("staff_login", "accounts");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) =>
        builder.ToTable("staff_token", "accounts");
}

internal sealed class StaffSessionMapping : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("staff_session", "accounts");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.KeyDigest).IsUnique();
        builder.HasIndex(s => s.AccountId);
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(s => s.AccountId);
    }
}

internal sealed class StaffInvitationMapping : IEntityTypeConfiguration<StaffInvitation>
{
    public void Configure(EntityTypeBuilder<StaffInvitation> builder)
    {
        builder.ToTable("staff_invitation", "accounts");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Email).HasMaxLength(254);
        builder.HasIndex(i => i.TokenDigest).IsUnique();
    }
}
