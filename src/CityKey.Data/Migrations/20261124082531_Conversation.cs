using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CityKey.Data.Migrations
{
    /// <inheritdoc />
    public partial class Conversation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "decided_by",
                schema: "review",
                table: "queue_item",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "waiting_message",
                schema: "review",
                table: "queue_item",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answer_due_at",
                schema: "intake",
                table: "application",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "appeal_due_at",
                schema: "intake",
                table: "application",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "appeal_reviewer_id",
                schema: "intake",
                table: "application",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "message",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sender = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message", x => x.id);
                    table.CheckConstraint("message_length", "octet_length(sealed) <= 65536");
                    table.CheckConstraint("message_sender", "sender in ('resident', 'staff')");
                    table.ForeignKey(
                        name: "fk_message_application_application_id",
                        column: x => x.application_id,
                        principalSchema: "intake",
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_queue_item_submitted_at",
                schema: "review",
                table: "queue_item",
                column: "submitted_at",
                filter: "status = 'UnderAppeal'");

            migrationBuilder.CreateIndex(
                name: "ix_message_application_id_at",
                schema: "intake",
                table: "message",
                columns: new[] { "application_id", "at" });

            migrationBuilder.File("conversation.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "message",
                schema: "intake");

            migrationBuilder.DropIndex(
                name: "ix_queue_item_submitted_at",
                schema: "review",
                table: "queue_item");

            migrationBuilder.DropColumn(
                name: "decided_by",
                schema: "review",
                table: "queue_item");

            migrationBuilder.DropColumn(
                name: "waiting_message",
                schema: "review",
                table: "queue_item");

            migrationBuilder.DropColumn(
                name: "answer_due_at",
                schema: "intake",
                table: "application");

            migrationBuilder.DropColumn(
                name: "appeal_due_at",
                schema: "intake",
                table: "application");

            migrationBuilder.DropColumn(
                name: "appeal_reviewer_id",
                schema: "intake",
                table: "application");
        }
    }
}
