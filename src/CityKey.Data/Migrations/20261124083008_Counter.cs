using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CityKey.Data.Migrations
{
    /// <inheritdoc />
    public partial class Counter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "counter");

            migrationBuilder.AddColumn<byte[]>(
                name: "revocation_digest",
                schema: "cards",
                table: "card",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "spoil_reason",
                schema: "cards",
                table: "card",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kept_digest",
                schema: "counter",
                columns: table => new
                {
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    keeps = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_digest", x => x.card_id);
                    table.ForeignKey(
                        name: "fk_kept_digest_card_card_id",
                        column: x => x.card_id,
                        principalSchema: "cards",
                        principalTable: "card",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kept_person",
                schema: "counter",
                columns: table => new
                {
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    keeps = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    photo_header = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_person", x => x.card_id);
                    table.ForeignKey(
                        name: "fk_kept_person_card_card_id",
                        column: x => x.card_id,
                        principalSchema: "cards",
                        principalTable: "card",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "match_box",
                schema: "counter",
                columns: table => new
                {
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    keeps = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    key_id = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_box", x => x.card_id);
                    table.ForeignKey(
                        name: "fk_match_box_card_card_id",
                        column: x => x.card_id,
                        principalSchema: "cards",
                        principalTable: "card",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "visit",
                schema: "counter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    clerk_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    touched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    card_id = table.Column<Guid>(type: "uuid", nullable: true),
                    over = table.Column<bool>(type: "boolean", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit", x => x.id);
                })
                .Annotation("Npgsql:UnloggedTable", true);

            migrationBuilder.CreateTable(
                name: "kept_key",
                schema: "counter",
                columns: table => new
                {
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    keyhole = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    key_id = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_key", x => new { x.card_id, x.keyhole });
                    table.ForeignKey(
                        name: "fk_kept_key_kept_person_card_id",
                        column: x => x.card_id,
                        principalSchema: "counter",
                        principalTable: "kept_person",
                        principalColumn: "card_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kept_photo",
                schema: "counter",
                columns: table => new
                {
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_photo", x => new { x.card_id, x.number });
                    table.ForeignKey(
                        name: "fk_kept_photo_kept_person_card_id",
                        column: x => x.card_id,
                        principalSchema: "counter",
                        principalTable: "kept_person",
                        principalColumn: "card_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "visit_photo",
                schema: "counter",
                columns: table => new
                {
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_photo", x => x.visit_id);
                    table.ForeignKey(
                        name: "fk_visit_photo_visit_visit_id",
                        column: x => x.visit_id,
                        principalSchema: "counter",
                        principalTable: "visit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Npgsql:UnloggedTable", true);

            migrationBuilder.CreateIndex(
                name: "ix_card_status",
                schema: "cards",
                table: "card",
                column: "status",
                filter: "status = 'Printing'");

            migrationBuilder.CreateIndex(
                name: "ix_kept_digest_digest",
                schema: "counter",
                table: "kept_digest",
                column: "digest");

            migrationBuilder.CreateIndex(
                name: "ix_visit_touched_at",
                schema: "counter",
                table: "visit",
                column: "touched_at");

            migrationBuilder.File("counter.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kept_digest",
                schema: "counter");

            migrationBuilder.DropTable(
                name: "kept_key",
                schema: "counter");

            migrationBuilder.DropTable(
                name: "kept_photo",
                schema: "counter");

            migrationBuilder.DropTable(
                name: "match_box",
                schema: "counter");

            migrationBuilder.DropTable(
                name: "visit_photo",
                schema: "counter");

            migrationBuilder.DropTable(
                name: "kept_person",
                schema: "counter");

            migrationBuilder.DropTable(
                name: "visit",
                schema: "counter");

            migrationBuilder.DropIndex(
                name: "ix_card_status",
                schema: "cards",
                table: "card");

            migrationBuilder.DropColumn(
                name: "revocation_digest",
                schema: "cards",
                table: "card");

            migrationBuilder.DropColumn(
                name: "spoil_reason",
                schema: "cards",
                table: "card");
        }
    }
}
