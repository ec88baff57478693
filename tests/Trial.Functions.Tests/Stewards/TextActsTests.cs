using System.Text;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Intake;
using Trial.Functions.Http.Steward;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Stewards;

/// <summary>A new consent text is for those who come after it.</summary>
public sealed class TextActsTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");
    private static readonly ConsentConfig Second = new("da-2", "Jeg vil gerne være med i det hele.", "I would like to take part.");

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    [Trait("Requirement", "P16")]
    public async Task Those_who_come_after_it_agree_to_it_and_the_log_and_the_receipts_are_good()
    {
        var before = Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync());
        Assert.IsType<ActAnswer.Done>(await ChangeAsync(Second));

        Assert.Equal(new ReferralAnswer.Refused(Refusal.TextNotCurrent), await study.SignUpAsync());
        var sent = StudyByNight.Sent();
        sent["consent"] = "da-2";
        var after = await study.Referrals.ReferAsync(SubmissionDraft.OfJson(Encoding.UTF8.GetBytes(sent.ToJsonString())), default);

        var receipts = new[] { before.Lot, Assert.IsType<ReferralAnswer.Drawn>(after).Lot }
            .Select(lot => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(lot.Receipt)).ToArray();
        await study.SleepAsync();
        Assert.Null((await study.VerifyAsync(receipts)).FirstFalse);
    }

    [Fact]
    [Trait("Requirement", "P16")]
    public async Task The_site_shows_its_words_and_hash_and_another_process_and_a_restart_do_too()
    {
        await using var other = study.Compose(study.Store);
        var studies = (Studies)other.GetService(typeof(Studies))!;
        Assert.Equal("da-1", (await studies.ViewAsync(default)).Consent.Version);
        await ChangeAsync(Second);

        Assert.Equal(new ConsentView("da-2", new Bilingual(Second.Da, Second.En)), (await studies.ViewAsync(default)).Consent);
        study.Begin();
        Assert.Equal("da-2", (await study.Studies.ViewAsync(default)).Consent.Version);
        Assert.Equal(
            Digest.Of(Encoding.UTF8.GetBytes(Second.Da)).ToString(),
            (await study.Studies.PublicAsync(default))["consentHash"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_version_is_used_once_and_nothing_is_changed_after_close()
    {
        var used = new ActAnswer.Refused("a text has this version already") { Field = "version" };
        Assert.Equal(used, await ChangeAsync(Second with { Version = "da-1" }));
        await ChangeAsync(Second);
        Assert.Equal(used, await ChangeAsync(Second));
        await study.Acts.CloseAsync(Steward, null, "the end", default);
        Assert.Equal(new ActAnswer.Refused("the study is closed"), await ChangeAsync(Second with { Version = "da-3" }));
    }

    [Fact]
    [Trait("Requirement", "P16")]
    public async Task A_text_from_a_later_day_is_for_those_who_come_from_that_day_on()
    {
        var today = Copenhagen.Date(study.Clock.GetUtcNow());
        var over = new ActAnswer.Refused("this day is over") { Field = "from", Earliest = today };
        Assert.Equal(over, await ChangeAsync(Second, today.AddDays(-1)));
        Assert.IsType<ActAnswer.Done>(await ChangeAsync(Second, today.AddDays(2)));
        var begins = new ActAnswer.Refused("a text that was announced begins later") { Field = "from", Earliest = today.AddDays(2) };
        Assert.Equal(begins, await ChangeAsync(Second with { Version = "da-3" }, today));
        Assert.Equal(begins, await ChangeAsync(Second with { Version = "da-3" }));
        var hash = await HashAsync();
        Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync()); // as before
        await study.SleepAsync();
        Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync());
        Assert.Equal(("da-1", hash), ((await study.Studies.ViewAsync(default)).Consent.Version, await HashAsync()));

        await study.SleepAsync();
        study.Begin(); // a restart changes nothing
        Assert.Equal(("da-2", Digest.Of(Encoding.UTF8.GetBytes(Second.Da)).ToString()), (
            (await study.Studies.ViewAsync(default)).Consent.Version, await HashAsync()));
        Assert.Equal(new ReferralAnswer.Refused(Refusal.TextNotCurrent), await study.SignUpAsync());
        Assert.IsType<ActAnswer.Done>(await ChangeAsync(Second with { Version = "da-3" })); // at once again, now that it has begun
        Assert.Equal("da-3", (await study.Studies.ViewAsync(default)).Consent.Version);
        Assert.Null((await study.VerifyAsync()).FirstFalse);
        var audit = await study.Exports.AuditAsync(default);
        Assert.StartsWith("verified: ", OtherVerifiers.JavaScript(audit.Files), StringComparison.Ordinal);
        Assert.StartsWith("verified: ", OtherVerifiers.Go(audit.Files), StringComparison.Ordinal);
    }

    // The record keeps both; the first is never read by anybody.
    [Fact]
    public async Task A_text_for_a_later_day_is_taken_back_by_a_newer_one_from_the_same_day()
    {
        var day = Copenhagen.Date(study.Clock.GetUtcNow()).AddDays(2);
        await ChangeAsync(Second, day);
        Assert.Equal(((DateOnly?)day, "da-1 da-2"), await TextItemAsync());
        var old = (await study.Studies.ViewAsync(default)).Consent.Text;
        Assert.IsType<ActAnswer.Done>(await ChangeAsync(new("da-1b", old.Danish, old.English), day));
        Assert.Equal(((DateOnly?)day, "da-1 da-1b"), await TextItemAsync());

        study.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((null, "da-1b"), await TextItemAsync());
        Assert.Equal(new ConsentView("da-1b", old), (await study.Studies.ViewAsync(default)).Consent);
    }

    // 2062 for 2026: a text that began then would keep every other one out until then.
    [Fact]
    public async Task A_text_from_a_day_far_off_is_refused()
    {
        var today = Copenhagen.Date(study.Clock.GetUtcNow());
        var far = new ActAnswer.Refused("the day is more than a year ahead") { Field = "from" };
        Assert.Equal(far, await ChangeAsync(Second, today.AddYears(36)));
        Assert.Equal(far, await ChangeAsync(Second, today.AddDays(367)));
        Assert.Equal((null, "da-1"), await TextItemAsync());
        Assert.IsType<ActAnswer.Done>(await ChangeAsync(Second, today.AddDays(366)));
    }

    [Fact]
    public async Task One_that_does_not_fit_beside_all_before_it_is_refused_in_words()
    {
        var da = new string('ø', StudyRequest.LongestText - 2);
        var (number, answer) = (2, await ChangeAsync(Second));
        while (answer is ActAnswer.Done && number < 30)
        {
            number++;
            answer = await ChangeAsync(new($"da-{number}", $"{da}{number:00}", "I would like to take part."));
        }

        Assert.Equal(new ActAnswer.Refused("all texts so far, and this one, are longer than can be kept") { Field = "da" }, answer);
        Assert.Equal($"da-{number - 1}", (await study.Studies.ViewAsync(default)).Consent.Version);
        Assert.IsType<ActAnswer.Done>(await ChangeAsync(new("da-99", "En kortere tekst.", "A shorter text.")));
    }

    [Fact]
    public async Task A_text_that_has_not_begun_can_be_withdrawn_and_the_record_says_who_and_why()
    {
        var today = Copenhagen.Date(study.Clock.GetUtcNow());
        var unknown = new ActAnswer.Refused("no text of this name is to begin") { Field = "version" };
        Assert.Equal(unknown, await WithdrawAsync("da-2"));
        await ChangeAsync(Second, today.AddDays(300));
        Assert.IsType<ActAnswer.Done>(await WithdrawAsync("da-2"));

        Assert.Equal((null, "da-1"), await TextItemAsync());
        Assert.Equal(unknown, await WithdrawAsync("da-2"));
        Assert.IsType<ActAnswer.Refused>(await ChangeAsync(Second)); // its name was used
        Assert.IsType<ActAnswer.Done>(await ChangeAsync(Second with { Version = "da-3" }, today.AddDays(1)));
        study.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((null, "da-3"), await TextItemAsync());
        Assert.Equal(new ActAnswer.Refused("this text has begun") { Field = "version" }, await WithdrawAsync("da-3"));

        var line = (await study.Part<RecordView>().ReadAsync(new RecordFilter { Kind = "text" }, default))[1];
        Assert.Equal(("da-2 trukket tilbage", "steward", "Forkert år."), (line.What.Da, line.Staff, line.Why));
        await study.SleepAsync();
        Assert.Null((await study.VerifyAsync()).FirstFalse);
        var audit = await study.Exports.AuditAsync(default);
        Assert.StartsWith("verified: ", OtherVerifiers.JavaScript(audit.Files), StringComparison.Ordinal);
        Assert.StartsWith("verified: ", OtherVerifiers.Go(audit.Files), StringComparison.Ordinal);
    }

    private Task<ActAnswer> WithdrawAsync(string version) =>
        study.Part<TextActs>().WithdrawAsync(Steward, version, "Forkert år.", default);

    private async Task<(DateOnly?, string)> TextItemAsync()
    {
        var item = (await study.Part<Checklist>().ReadAsync(default)).Single(it => it.Item is Item.Text);
        return (item.On, string.Join(' ', item.Of!));
    }

    private async Task<string> HashAsync() => (await study.Studies.PublicAsync(default))["consentHash"]!.GetValue<string>();

    private Task<ActAnswer> ChangeAsync(ConsentConfig text, DateOnly? from = null) =>
        study.Part<TextActs>().ChangeAsync(Steward, text, from, "Komitéen har godkendt den nye tekst.", default);
}
