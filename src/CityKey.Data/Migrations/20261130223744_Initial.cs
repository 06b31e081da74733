using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CityKey.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "intake");

            migrationBuilder.EnsureSchema(
                name: "cards");

            migrationBuilder.EnsureSchema(
                name: "legal");

            migrationBuilder.EnsureSchema(
                name: "audit");

            migrationBuilder.EnsureSchema(
                name: "counter");

            migrationBuilder.EnsureSchema(
                name: "review");

            migrationBuilder.EnsureSchema(
                name: "platform");

            migrationBuilder.EnsureSchema(
                name: "accounts");

            migrationBuilder.CreateTable(
                name: "application",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    answer_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    appeal_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    appeal_reviewer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reference = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    notice_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    notice_accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    draft_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rule_set = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision_reasons = table.Column<string[]>(type: "text[]", nullable: false),
                    portal_epoch = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "card",
                schema: "cards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    serial = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    rule_set = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    revocation_digest = table.Column<byte[]>(type: "bytea", nullable: true),
                    spoil_reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card", x => x.id);
                });

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
                name: "entry",
                schema: "audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "match_digest",
                schema: "review",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_digest", x => x.application_id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    first_tried_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sending_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    doubtful = table.Column<int>(type: "integer", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_message", x => x.id);
                    table.CheckConstraint("ck_outbox_message_mail_has_code", "kind <> 'mail' OR code IS NOT NULL");
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
                name: "portal_change",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    from_mode = table.Column<string>(type: "text", nullable: false),
                    to_mode = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    cut_off = table.Column<int>(type: "integer", nullable: false),
                    wording = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, defaultValue: "usual"),
                    own_words = table.Column<string>(type: "jsonb", nullable: true),
                    note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    nodes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_change", x => x.id);
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

            migrationBuilder.CreateTable(
                name: "queue_item",
                schema: "review",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claimed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    waiting_message = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_item", x => x.application_id);
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

            migrationBuilder.CreateTable(
                name: "staff_account",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    roles = table.Column<string[]>(type: "text[]", nullable: false),
                    last_totp_step = table.Column<long>(type: "bigint", nullable: false),
                    demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_invitation",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    roles = table.Column<string[]>(type: "text[]", nullable: false),
                    token_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_invitation", x => x.id);
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
                name: "box",
                schema: "intake",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    key_id = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_box", x => new { x.application_id, x.kind });
                    table.ForeignKey(
                        name: "fk_box_application_application_id",
                        column: x => x.application_id,
                        principalSchema: "intake",
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_file",
                schema: "intake",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lookup_id = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_form = table.Column<byte[]>(type: "bytea", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_file", x => x.application_id);
                    table.ForeignKey(
                        name: "fk_case_file_application_application_id",
                        column: x => x.application_id,
                        principalSchema: "intake",
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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

            migrationBuilder.CreateTable(
                name: "opening",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opening", x => x.id);
                    table.ForeignKey(
                        name: "fk_opening_application_application_id",
                        column: x => x.application_id,
                        principalSchema: "intake",
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "upload",
                schema: "intake",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    header = table.Column<byte[]>(type: "bytea", nullable: false),
                    segments = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upload", x => x.id);
                    table.ForeignKey(
                        name: "fk_upload_application_application_id",
                        column: x => x.application_id,
                        principalSchema: "intake",
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "wrapped_key",
                schema: "intake",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    keyhole = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    key_id = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wrapped_key", x => new { x.application_id, x.keyhole });
                    table.ForeignKey(
                        name: "fk_wrapped_key_application_application_id",
                        column: x => x.application_id,
                        principalSchema: "intake",
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "staff_claim",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_claim_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_login",
                schema: "accounts",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_staff_login_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_session",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    ticket = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_session_staff_account_account_id",
                        column: x => x.account_id,
                        principalSchema: "accounts",
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_token",
                schema: "accounts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_staff_token_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateTable(
                name: "upload_segment",
                schema: "intake",
                columns: table => new
                {
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upload_segment", x => new { x.upload_id, x.number });
                    table.ForeignKey(
                        name: "fk_upload_segment_upload_upload_id",
                        column: x => x.upload_id,
                        principalSchema: "intake",
                        principalTable: "upload",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "ix_application_reference",
                schema: "intake",
                table: "application",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_card_serial",
                schema: "cards",
                table: "card",
                column: "serial",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_card_status",
                schema: "cards",
                table: "card",
                column: "status",
                filter: "status = 'Printing'");

            migrationBuilder.CreateIndex(
                name: "ix_case_file_lookup_id",
                schema: "intake",
                table: "case_file",
                column: "lookup_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_demand_received_at",
                schema: "legal",
                table: "demand",
                column: "received_at");

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

            migrationBuilder.CreateIndex(
                name: "ix_kept_digest_digest",
                schema: "counter",
                table: "kept_digest",
                column: "digest");

            migrationBuilder.CreateIndex(
                name: "ix_match_digest_digest",
                schema: "review",
                table: "match_digest",
                column: "digest");

            migrationBuilder.CreateIndex(
                name: "ix_message_application_id_at",
                schema: "intake",
                table: "message",
                columns: new[] { "application_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_opening_application_id",
                schema: "intake",
                table: "opening",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_due_at",
                schema: "platform",
                table: "outbox_message",
                column: "due_at",
                filter: "done_at is null");

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

            migrationBuilder.CreateIndex(
                name: "ix_portal_change_epoch",
                schema: "platform",
                table: "portal_change",
                column: "epoch",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_portal_review_epoch",
                schema: "platform",
                table: "portal_review",
                column: "epoch");

            migrationBuilder.CreateIndex(
                name: "ix_queue_item_claimed_by",
                schema: "review",
                table: "queue_item",
                column: "claimed_by",
                filter: "claimed_by is not null");

            migrationBuilder.CreateIndex(
                name: "ix_queue_item_reference",
                schema: "review",
                table: "queue_item",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_queue_item_submitted_at",
                schema: "review",
                table: "queue_item",
                column: "submitted_at",
                filter: "status = 'UnderAppeal'");

            migrationBuilder.CreateIndex(
                name: "ix_queue_item_submitted_at_application_id",
                schema: "review",
                table: "queue_item",
                columns: new[] { "submitted_at", "application_id" },
                filter: "status = 'Submitted'");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                schema: "accounts",
                table: "staff_account",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                schema: "accounts",
                table: "staff_account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_claim_user_id",
                schema: "accounts",
                table: "staff_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_invitation_token_digest",
                schema: "accounts",
                table: "staff_invitation",
                column: "token_digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_login_user_id",
                schema: "accounts",
                table: "staff_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_session_account_id",
                schema: "accounts",
                table: "staff_session",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_session_key_digest",
                schema: "accounts",
                table: "staff_session",
                column: "key_digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_upload_application_id",
                schema: "intake",
                table: "upload",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_visit_touched_at",
                schema: "counter",
                table: "visit",
                column: "touched_at");

            migrationBuilder.File("Initial.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "box",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "case_file",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "demand",
                schema: "legal");

            migrationBuilder.DropTable(
                name: "entry",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "hold",
                schema: "legal");

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
                name: "match_digest",
                schema: "review");

            migrationBuilder.DropTable(
                name: "message",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "opening",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "outbox_message",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "portal_certificate",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "portal_change",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "portal_review",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "queue_item",
                schema: "review");

            migrationBuilder.DropTable(
                name: "records_setting",
                schema: "legal");

            migrationBuilder.DropTable(
                name: "staff_claim",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "staff_invitation",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "staff_login",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "staff_session",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "staff_token",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "upload_segment",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "visit_photo",
                schema: "counter");

            migrationBuilder.DropTable(
                name: "wrapped_key",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "kept_person",
                schema: "counter");

            migrationBuilder.DropTable(
                name: "staff_account",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "upload",
                schema: "intake");

            migrationBuilder.DropTable(
                name: "visit",
                schema: "counter");

            migrationBuilder.DropTable(
                name: "card",
                schema: "cards");

            migrationBuilder.DropTable(
                name: "application",
                schema: "intake");
        }
    }
}
