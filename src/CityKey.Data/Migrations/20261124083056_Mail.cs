using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CityKey.Data.Migrations
{
    /// <inheritdoc />
    public partial class Mail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "code",
                schema: "platform",
                table: "outbox_message",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "doubtful",
                schema: "platform",
                table: "outbox_message",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "first_tried_at",
                schema: "platform",
                table: "outbox_message",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                schema: "platform",
                table: "outbox_message",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sending_since",
                schema: "platform",
                table: "outbox_message",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_outcome",
                schema: "platform",
                table: "outbox_message",
                column: "outcome",
                filter: "outcome like 'parked-%'");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_subject",
                schema: "platform",
                table: "outbox_message",
                column: "subject");

            migrationBuilder.AddCheckConstraint(
                name: "ck_outbox_message_mail_has_code",
                schema: "platform",
                table: "outbox_message",
                sql: "kind <> 'mail' OR code IS NOT NULL");

            migrationBuilder.File("mail.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outbox_message_outcome",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropIndex(
                name: "ix_outbox_message_subject",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropCheckConstraint(
                name: "ck_outbox_message_mail_has_code",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "code",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "doubtful",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "first_tried_at",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "outcome",
                schema: "platform",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "sending_since",
                schema: "platform",
                table: "outbox_message");
        }
    }
}
