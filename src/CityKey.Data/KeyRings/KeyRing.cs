using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Data.KeyRings;

/// <summary>The portal's Data Protection keys, for cookies and tokens; records do not use them.</summary>
public sealed class PortalKeyRing(DbContextOptions<PortalKeyRing> options)
    : DbContext(options),
        IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<DataProtectionKey>().ToTable("portal_key_ring", "platform");
}

/// <summary>The staff site's Data Protection keys; it cannot read the portal's cookies.</summary>
public sealed class StaffKeyRing(DbContextOptions<StaffKeyRing> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<DataProtectionKey>().ToTable("staff_key_ring", "platform");
}

public static class KeyRingRegistration
{
    /// <summary>Keeps this site's Data Protection keys in the database, so that every node reads every node's
    /// cookies.</summary>
    /// <typeparam name="TRing"><see cref="PortalKeyRing"/> or <see cref="StaffKeyRing"/>.</typeparam>
    /// <param name="keyFile">The file of the key that seals the ring (<c>KeyRing:KeyFile</c>). Null stores the ring
    /// unencrypted, which production refuses.</param>
    public static IServiceCollection AddKeyRing<TRing>(
        this IServiceCollection services,
        string connectionString,
        string? keyFile
    )
        where TRing : DbContext, IDataProtectionKeyContext
    {
        services.AddDbContext<TRing>(o => o.UseNpgsql(connectionString).UseSnakeCaseNamingConvention());
        services.AddDataProtection().SetApplicationName(typeof(TRing).Name).PersistKeysToDbContext<TRing>();
        if (keyFile is not null)
        {
            var key = RingKey.Load(keyFile, typeof(TRing).Name);
            services.AddSingleton(key);
            services.Configure<KeyManagementOptions>(ring => ring.XmlEncryptor = new KeyRingEncryptor(key));
        }

        return services;
    }
}
