using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CityKey.Data.Migrations
{
    /// <inheritdoc />
    public partial class SwitchOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "asked_by",
                schema: "platform",
                table: "portal_change",
                type: "uuid",
                nullable: true);

            migrationBuilder.File("switch-orders.sql");
            migrationBuilder.File("open-record.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "asked_by",
                schema: "platform",
                table: "portal_change");
        }
    }
}
