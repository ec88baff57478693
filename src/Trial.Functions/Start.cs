using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Core.Lottery;
using Trial.Functions.Settings;
using Trial.Functions.Staff;
using Trial.Storage;

namespace Trial.Functions;

/// <summary>
/// Before the first request, which is why it is done while the host is starting: a demonstration is installed where nothing is, and what
/// a few rows tell of the whole is checked. The whole itself is for <see cref="CheckBehind"/>. Then the console says where to look.
/// </summary>
internal sealed class Start(
    StudyLedger ledger, AccessLog accesses, PublicLog log, Publisher publisher, Anchor anchor, Installation installation, Seals seals,
    ServiceKeys keys, IEnumerable<ISignIn> staff, ServiceSettings settings, IConfiguration configuration, IHostApplicationLifetime lifetime)
    : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await ledger.CheckEndAsync(cancellationToken);
        if (keys.DemonstrationSetup is not null)
        {
            await Demonstration.InstallAsync(ledger, keys, cancellationToken);
        }

        await CheckAsync(await ledger.ReadAsync(cancellationToken), cancellationToken);
        lifetime.ApplicationStarted.Register(Greet);
    }

    private async Task CheckAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        await anchor.CheckAsync(snapshot, cancellationToken);
        await accesses.CheckEndAsync(cancellationToken);
        await installation.ConfigAsync(cancellationToken);
        await seals.AllAsync(snapshot.State, cancellationToken);

        var size = (await log.ReadAsync(cancellationToken)).Size;
        if (size < snapshot.Published)
        {
            throw new RecordFaultException("The public log has fewer entries than the head of the record tells.");
        }

        if (size == 0)
        {
            await publisher.PublishAsync(cancellationToken); // nobody is drawn before the log holds the seal
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // What the study file of a ceremony needs, as it is written there.
    private void GreetCeremony(string origin)
    {
        Console.WriteLine($"\"dummies\": \"{ListKey.DummiesCommitment(keys.DummiesKey)}\",");
        Console.WriteLine($"\"origin\": \"{origin}\",");
        Console.WriteLine($"\"logKeys\": [{string.Join(", ", keys.LogKeys(origin).Select(key => $"\"{key}\""))}],");
        Console.WriteLine($"\"promiseKey\": \"{keys.PromiseKey(origin)}\",");
    }

    private void Greet()
    {
        if (Platform.Front(configuration) is { } front)
        {
            Console.WriteLine($"Trial is at {front}");
        }

        if (keys.DemonstrationSetup is not null)
        {
            Console.WriteLine("This is a demonstration: nobody is really drawn.");
        }
        else if (settings.Origin is { } origin)
        {
            GreetCeremony(origin);
        }

        foreach (var (role, key) in staff.OfType<StaffKeys>().SelectMany(keys => keys.Keys))
        {
            Console.WriteLine($"{StaffRoles.Name(role),-12} Authorization: Bearer {key}");
        }
    }
}
