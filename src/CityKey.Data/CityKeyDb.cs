using CityKey.Data.Accounts;
using CityKey.Data.Audit;
using CityKey.Data.Counter;
using CityKey.Data.Legal;
using CityKey.Data.Outbox;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Domain.Applications;
using CityKey.Domain.Cards;
using CityKey.Domain.Legal;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data;

/// <summary>The database as EF Core sees it. What a process may do with it is decided by the role it signs in
/// with.</summary>
public sealed class CityKeyDb(DbContextOptions<CityKeyDb> options) : IdentityUserContext<StaffAccount, Guid>(options)
{
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<ApplicationFile> CaseFiles => Set<ApplicationFile>();
    public DbSet<WrappedKey> WrappedKeys => Set<WrappedKey>();
    public DbSet<Upload> Uploads => Set<Upload>();
    public DbSet<UploadSegment> UploadSegments => Set<UploadSegment>();
    public DbSet<SealedBox> Boxes => Set<SealedBox>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<RecordAccess> Openings => Set<RecordAccess>();
    public DbSet<MatchDigest> MatchDigests => Set<MatchDigest>();
    public DbSet<QueueItem> QueueItems => Set<QueueItem>();
    public DbSet<Card> Cards => Set<Card>();
    public DbSet<VisitRow> Visits => Set<VisitRow>();
    public DbSet<VisitPhoto> VisitPhotos => Set<VisitPhoto>();
    public DbSet<CounterMatchBox> MatchBoxes => Set<CounterMatchBox>();
    public DbSet<CounterDigest> CounterDigests => Set<CounterDigest>();
    public DbSet<RetainedPerson> KeptPersons => Set<RetainedPerson>();
    public DbSet<RetainedPhotoSegment> KeptPhotos => Set<RetainedPhotoSegment>();
    public DbSet<RetainedKey> KeptKeys => Set<RetainedKey>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();
    public DbSet<SwitchChangeRow> PortalChanges => Set<SwitchChangeRow>();
    public DbSet<PortalReview> PortalReviews => Set<PortalReview>();
    public DbSet<PortalCertificate> PortalCertificates => Set<PortalCertificate>();
    public DbSet<Demand> Demands => Set<Demand>();
    public DbSet<Hold> Holds => Set<Hold>();
    public DbSet<RecordsRule> RecordsSettings => Set<RecordsRule>();
    public DbSet<StaffSession> Sessions => Set<StaffSession>();
    public DbSet<StaffInvitation> Invitations => Set<StaffInvitation>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CityKeyDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Words, not numbers: a status must be readable in a dump, and reordering an enum must change nothing.
        configurationBuilder.Properties<ApplicationStatus>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<CardStatus>().HaveConversion<string>().HaveMaxLength(20);
    }
}
