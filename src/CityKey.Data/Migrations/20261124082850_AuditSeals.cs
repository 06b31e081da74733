using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CityKey.Data.Migrations
{
    /// <inheritdoc />
    public partial class AuditSeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.File("audit.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                REVOKE SELECT ON audit.entry FROM ck_worker;
                REVOKE INSERT (id, at, actor_kind, actor_id, action, subject, detail) ON audit.entry FROM ck_portal, ck_staff, ck_worker;
                GRANT INSERT ON audit.entry TO ck_portal, ck_staff, ck_worker;
                ALTER TABLE audit.entry DROP CONSTRAINT ck_entry_detail;
                DROP TRIGGER refuse_change ON audit.entry;
                DROP TABLE audit.sealed, audit.head;
                DROP FUNCTION audit.refuse_change();
                DROP INDEX audit.ix_entry_transaction_id, audit.ix_entry_comparison;
                """);
        }
    }
}
