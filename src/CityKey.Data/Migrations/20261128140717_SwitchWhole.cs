using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CityKey.Data.Migrations
{
    /// <inheritdoc />
    public partial class SwitchWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "nodes",
                schema: "platform",
                table: "portal_change",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "note",
                schema: "platform",
                table: "portal_change",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "own_words",
                schema: "platform",
                table: "portal_change",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "review_on",
                schema: "platform",
                table: "portal_change",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "wording",
                schema: "platform",
                table: "portal_change",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "usual");

            migrationBuilder.CreateTable(
                name: "demand",
                schema: "legal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_by = table.Column<Guid>(type: "uuid", nullable: false),
                    logged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_demand", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "portal_certificate",
                schema: "platform",
                columns: table => new
                {
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proof = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_certificate", x => x.epoch);
                });

            migrationBuilder.CreateTable(
                name: "portal_review",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_review", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_demand_received_at",
                schema: "legal",
                table: "demand",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_portal_review_epoch",
                schema: "platform",
                table: "portal_review",
                column: "epoch");

            migrationBuilder.File("switch-whole.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "demand",
                schema: "legal");

            migrationBuilder.DropTable(
                name: "portal_certificate",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "portal_review",
                schema: "platform");

            migrationBuilder.DropColumn(
                name: "nodes",
                schema: "platform",
                table: "portal_change");

            migrationBuilder.DropColumn(
                name: "note",
                schema: "platform",
                table: "portal_change");

            migrationBuilder.DropColumn(
                name: "own_words",
                schema: "platform",
                table: "portal_change");

            migrationBuilder.DropColumn(
                name: "review_on",
                schema: "platform",
                table: "portal_change");

            migrationBuilder.DropColumn(
                name: "wording",
                schema: "platform",
                table: "portal_change");
        }
    }
}
