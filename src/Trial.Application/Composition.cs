using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Log;

namespace Trial.Application;

/// <summary>What a study is made of, room by room. A <see cref="TimeProvider"/> and logging are the caller's.</summary>
internal static class Composition
{
    /// <summary>The record, its keys, the access log, and the places that guard its end.</summary>
    /// <param name="services">Where the parts go.</param>
    /// <param name="store">The study's rows.</param>
    /// <param name="keys">The study's keys.</param>
    /// <param name="anchors">Where the record's head is kept apart from the rows.</param>
    public static IServiceCollection AddRecord(
        this IServiceCollection services, IStore store, ServiceKeys keys, params IReadOnlyList<IAnchorPlace> anchors) => services
        .AddSingleton(store)
        .AddSingleton(keys)
        .AddSingleton<Standstill>()
        .AddSingleton(new KeyOwner(store, keys.RecordKey))
        .AddSingleton(parts => new Anchor(anchors, keys.RecordKey, parts.GetRequiredService<ILogger<Anchor>>()))
        .AddSingleton(new AnchorCheck(store, keys.RecordKey))
        .AddSingleton(parts => new StudyLedger(
            store,
            keys.RecordKey,
            parts.GetRequiredService<TimeProvider>(),
            parts.GetRequiredService<Anchor>(),
            parts.GetRequiredService<Standstill>()))
        .AddSingleton(parts => new AccessLog(store, keys.RecordKey, parts.GetRequiredService<TimeProvider>()))
        .AddSingleton<Restamp>();

    /// <summary>What is installed, and what every wing reads of it.</summary>
    /// <param name="services">The record among them.</param>
    /// <param name="isPractice">The service is for practice, and for nothing else.</param>
    public static IServiceCollection AddStudy(this IServiceCollection services, bool isPractice = false) =>
        services
            .AddSingleton(new Practice(isPractice))
            .AddSingleton<Installation>()
            .AddSingleton<Seals>()
            .AddSingleton<PublicSeals>()
            .AddSingleton<Plans>()
            .AddSingleton<Messages>()
            .AddSingleton<Readers>()
            .AddSingleton<Sessions>()
            .AddSingleton<GhostReport>()
            .AddSingleton<CohortDraws>();

    /// <summary>The public log.</summary>
    /// <param name="services">The record and the study among them.</param>
    /// <param name="witnesses">Which witnesses are asked to cosign; null for none.</param>
    /// <param name="http">Asks them; must have a time-out.</param>
    public static IServiceCollection AddLog(this IServiceCollection services, TlogPolicy? witnesses, HttpClient http) =>
        services.AddSingleton<PublicLog>().AddSingleton<Promises>().AddSingleton<Publisher>().AddSingleton(parts => new Witnesses(
            witnesses,
            parts.GetRequiredService<PublicLog>(),
            parts.GetRequiredService<IStore>(),
            http,
            parts.GetRequiredService<ILogger<Witnesses>>()));

    /// <summary>What citizens do.</summary>
    /// <param name="services">The record, the study and the log among them.</param>
    /// <param name="names">The names in a group that the association chose; null for the service's own.</param>
    public static IServiceCollection AddCitizens(this IServiceCollection services, GroupNames? names = null) => services
        .AddSingleton(new AliasChoice(names))
        .AddSingleton<Studies>()
        .AddSingleton<Lots>()
        .AddSingleton<RushWarning>()
        .AddSingleton<LowListWarning>()
        .AddSingleton<ReferralReader>()
        .AddSingleton<Aliases>()
        .AddSingleton<SigningUp>()
        .AddSingleton<Referrals>()
        .AddSingleton<CodesToBe>()
        .AddSingleton<HolderTimes>()
        .AddSingleton<CodeHolders>()
        .AddSingleton<ICitizens, Citizens.Citizens>();

    /// <summary>What coordinators, stewards, researchers and auditors do.</summary>
    /// <param name="services">The record, the study and the log among them.</param>
    /// <param name="study">The study that alone may be installed; null for any.</param>
    /// <param name="closed">When no group meets; null for no closed days.</param>
    /// <param name="prepared">What the host knows about whether the study is ready; null for nothing.</param>
    public static IServiceCollection AddStaff(
        this IServiceCollection services, string? study, ClosedDays? closed = null, Preparations? prepared = null) => services
        .AddSingleton(closed ?? ClosedDays.None)
        .AddSingleton(prepared ?? Preparations.None)
        .AddSingleton<Readiness>()
        .AddSingleton<Rosters>()
        .AddSingleton<Planning>()
        .AddSingleton<GroupDesk>()
        .AddSingleton<MessageDesk>()
        .AddSingleton<HouseDesk>()
        .AddSingleton<IntroductionDesk>()
        .AddSingleton<Coordination>()
        .AddSingleton<RecordView>()
        .AddSingleton<Warnings>()
        .AddSingleton<StudyActs>()
        .AddSingleton<ClockActs>()
        .AddSingleton<TextActs>()
        .AddSingleton<BackupActs>()
        .AddSingleton<Openings>()
        .AddSingleton<Checklist>()
        .AddSingleton<SlipSheets>()
        .AddSingleton<SlipCounts>()
        .AddSingleton<Exports.Exports>()
        .AddSingleton<Exports.Committee>()
        .AddSingleton(parts => new Installer(
            parts.GetRequiredService<StudyLedger>(),
            parts.GetRequiredService<Seals>(),
            parts.GetRequiredService<Publisher>(),
            parts.GetRequiredService<AccessLog>(),
            parts.GetRequiredService<ServiceKeys>(),
            study,
            parts.GetRequiredService<Practice>(),
            parts.GetRequiredService<TimeProvider>()));

    /// <summary>What runs by itself: the checks of a start, and the night's jobs.</summary>
    public static IServiceCollection AddNight(this IServiceCollection services) => services
        .AddSingleton<StartCheck>().AddSingleton<WholeCheck>()
        .AddSingleton<Night.Night>().AddSingleton<Retention>().AddSingleton<DailyJobs>();
}
