using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CityKey.Data.Migrations
{
    /// <inheritdoc />
    public partial class Records : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "legal");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "asked_at",
                schema: "intake",
                table: "application",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "hold",
                schema: "legal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    placed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    placed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    scope = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold", x => x.id);
                    table.CheckConstraint("ck_hold_released", "(released_at IS NULL) = (released_by IS NULL)");
                    table.CheckConstraint("ck_hold_scope", "(scope = 'Everything' AND application_id IS NULL AND \"from\" IS NULL AND \"to\" IS NULL)\nOR (scope = 'OneApplication' AND application_id IS NOT NULL AND \"from\" IS NULL AND \"to\" IS NULL)\nOR (scope = 'HandedInBetween' AND application_id IS NULL AND \"from\" IS NOT NULL AND \"to\" IS NOT NULL AND \"from\" < \"to\")");
                    table.ForeignKey(
                        name: "fk_hold_application_application_id",
                        column: x => x.application_id,
                        principalSchema: "intake",
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "records_setting",
                schema: "legal",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    are_records = table.Column<bool>(type: "boolean", nullable: false),
                    schedule_item = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    years = table.Column<int>(type: "integer", nullable: true),
                    confirmed_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_records_setting", x => x.code);
                    table.CheckConstraint("ck_records_setting_item", "NOT are_records OR (schedule_item <> '' AND years > 0)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_application_answer_due_at_id",
                schema: "intake",
                table: "application",
                columns: new[] { "answer_due_at", "id" },
                filter: "status = 'AwaitingResident'");

            migrationBuilder.CreateIndex(
                name: "ix_application_draft_expires_at_id",
                schema: "intake",
                table: "application",
                columns: new[] { "draft_expires_at", "id" },
                filter: "status = 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ix_hold_application_id",
                schema: "legal",
                table: "hold",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_hold_placed_at",
                schema: "legal",
                table: "hold",
                column: "placed_at",
                filter: "released_at is null");

            migrationBuilder.File("records.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hold",
                schema: "legal");

            migrationBuilder.DropTable(
                name: "records_setting",
                schema: "legal");

            migrationBuilder.DropIndex(
                name: "ix_application_answer_due_at_id",
                schema: "intake",
                table: "application");

            migrationBuilder.DropIndex(
                name: "ix_application_draft_expires_at_id",
                schema: "intake",
                table: "application");

            migrationBuilder.DropColumn(
                name: "asked_at",
                schema: "intake",
                table: "application");
        }
    }
}
