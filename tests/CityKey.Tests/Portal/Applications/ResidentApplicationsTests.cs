using System.Collections.Concurrent;
using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using CityKey.Tests.Data.PortalSwitch;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Portal.Applications;

/// <summary>The residents' door on a real database, under the portal's role.</summary>
public sealed class ResidentApplicationsTests
{
    [Fact]
    public async Task What_was_answered_is_there_for_who_comes_back_with_the_code()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = await OpenPortalAsync(database);
        var form = TestForms.Complete();
        var code = await applications.DraftAsync(form);

        var key = await applications.KeyOfAsync(code);
        var found = await applications.RequestAsync(async applications =>
        {
            using var opened = await applications.OpenAsync(key, CancellationToken.None);
            return opened!.Form;
        });

        Assert.Equal(form.Name, found.Name);
        Assert.Equal(form.Born, found.Born);
        Assert.Equal(form.Stay, found.Stay);
        Assert.Equal(form.Documents, found.Documents);
        Assert.Equal(form.Card, found.Card);
        Assert.Equal(form.Contact, found.Contact);
    }

    // The door reads rows by hand: a property that it forgot would be its default to every page of a resident.
    [Fact]
    public async Task All_that_is_stored_of_an_application_is_opened_but_which_clerks_reviewed_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = await OpenPortalAsync(database);
        var key = await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()));
        await database.AskAsync<object>(
            "ck_owner",
            """
            ALTER TABLE intake.application DISABLE TRIGGER USER;
            UPDATE intake.application SET status = 'Denied', submitted_at = started_at + interval '1 day', rule_set =
                'rules', site = 'site', reviewer_id = id, decided_at = started_at + interval '2 days',
                decision_reasons = '{a,b}', portal_epoch = 7, asked_at = started_at + interval '3 days', answer_due_at =
                    started_at + interval '4 days', appeal_due_at = started_at + interval '5 days',
                appeal_reviewer_id = id
            """
        );

        var opened = await applications.RequestAsync(async applications =>
        {
            using var found = await applications.OpenAsync(key, CancellationToken.None);
            return found!.Application;
        });

        await using var staff = new ServiceCollection()
            .AddLogging()
            .AddRecords(database.ConnectionString("ck_staff"))
            .BuildServiceProvider();
        await using var scope = staff.CreateAsyncScope();
        var stored = await scope
            .ServiceProvider.GetRequiredService<CityKeyDb>()
            .Applications.AsNoTracking()
            .SingleAsync();
        foreach (var property in typeof(Application).GetProperties().Where(p => p.CanWrite))
        {
            var hidden = property.Name is nameof(Application.ReviewerId) or nameof(Application.AppealReviewerId);
            Assert.NotNull(property.GetValue(stored));
            Assert.Equal(hidden ? null : property.GetValue(stored), property.GetValue(opened));
        }
    }

    [Fact]
    public async Task Another_code_opens_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = await OpenPortalAsync(database);
        await applications.DraftAsync(TestForms.Complete());
        var key = await applications.KeyOfAsync(AccessCode.Create());
        Assert.Null(
            await applications.RequestAsync(applications => applications.OpenAsync(key, CancellationToken.None))
        );
    }

    [Fact]
    public async Task A_submission_is_one_batch_and_no_transaction_of_its_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        var seen = new RoundTrips();
        await using var applications = await OpenPortalAsync(database, seen);
        var key = await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()));

        await applications.RequestAsync(async applications =>
        {
            using var opened = await applications.OpenAsync(key, CancellationToken.None);
            seen.Forget();
            await applications.SubmitAsync(opened!, CancellationToken.None);
            return true;
        });

        Assert.Equal(1, seen.Commands);
        Assert.Equal(0, seen.Transactions);
        Assert.Equal(1L, await database.AskAsync<long>("ck_owner", "SELECT count(*) FROM review.queue_item"));
        Assert.Equal(
            1L,
            await database.AskAsync<long>(
                "ck_owner",
                "SELECT count(*) FROM audit.entry WHERE action = 'application.submitted'"
            )
        );
        Assert.Equal(3L, await database.AskAsync<long>("ck_owner", "SELECT count(*) FROM intake.wrapped_key"));
    }

    [Fact]
    public async Task Twenty_submissions_at_once_are_one_application_one_receipt_and_one_audit_entry()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = await OpenPortalAsync(database);
        var key = await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()));
        var receipts = new ConcurrentBag<string>();

        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            receipts.Add(await applications.SubmitAsync(key));
                        }
                        catch (DbUpdateException)
                        {
                            // The loser of a race looks again, as the page does, and finds it handed in.
                            receipts.Add(await applications.SubmitAsync(key));
                        }
                    })
                )
        );

        Assert.Equal(20, receipts.Count);
        Assert.Single(receipts.Distinct(StringComparer.Ordinal));
        Assert.Equal(1L, await database.AskAsync<long>("ck_owner", "SELECT count(*) FROM review.queue_item"));
        Assert.Equal(
            1L,
            await database.AskAsync<long>(
                "ck_owner",
                "SELECT count(*) FROM audit.entry WHERE action = 'application.submitted'"
            )
        );
    }

    [Fact]
    public async Task A_submission_refused_by_the_switch_leaves_the_draft_as_it_was()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = await OpenPortalAsync(database);
        await using var control = await SwitchUnderTest.CreateAsync(database);
        var key = await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()));

        await applications.RequestAsync(async applications =>
        {
            using var opened = await applications.OpenAsync(key, CancellationToken.None);
            await control.CloseAsync(CityKey.Domain.PortalSwitch.PortalMode.Paused);
            await Assert.ThrowsAsync<PortalClosedException>(() =>
                applications.SubmitAsync(opened!, CancellationToken.None)
            );
            return true;
        });
        Assert.Equal("Draft", await database.AskAsync<string>("ck_owner", "SELECT status FROM intake.application"));
        Assert.Equal(1L, await database.AskAsync<long>("ck_owner", "SELECT count(*) FROM intake.wrapped_key"));
        await Assert.ThrowsAsync<PortalClosedException>(() => applications.SubmitAsync(key));

        await control.OpenAsync();
        await applications.SubmitAsync(key);

        Assert.Equal("Submitted", await database.AskAsync<string>("ck_owner", "SELECT status FROM intake.application"));
    }

    [Fact]
    public async Task Two_tabs_do_not_overwrite_each_other_silently()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = await OpenPortalAsync(database);
        var form = TestForms.Complete();
        var key = await applications.KeyOfAsync(await applications.DraftAsync(form));

        await applications.RequestAsync(async first =>
        {
            using var opened = await first.OpenAsync(key, CancellationToken.None);
            await applications.RequestAsync(async second =>
            {
                using var other = await second.OpenAsync(key, CancellationToken.None);
                await second.SaveAsync(other!, form with { Photo = Guid.CreateVersion7() }, CancellationToken.None);
                return true;
            });
            return await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
                first.SaveAsync(opened!, form, CancellationToken.None)
            );
        });
    }

    private static async Task<TestApplications> OpenPortalAsync(TestDatabase database, params IInterceptor[] watching)
    {
        var applications = new TestApplications(database, watching);
        await applications.OpenPortalAsync();
        return applications;
    }
}
