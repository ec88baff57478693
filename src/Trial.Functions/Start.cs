using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

using Trial.Core.Lottery;
using Trial.Functions.Ledger;
using Trial.Functions.Log;
using Trial.Functions.Staff;

namespace Trial.Functions;

/// <summary>Before the first request: a demonstration is installed where nothing is, the record is read whole, the log is brought up to date, and the console says where to look.</summary>
internal sealed class Start(
    StudyLedger ledger, AccessLog accesses, PublicLog log, Publisher publisher, Anchor anchor, BesideRecord beside, ServiceKeys keys,
    IEnumerable<ISignIn> staff, Settings settings, IServer server, IHostApplicationLifetime lifetime) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (keys.DemonstrationSetup is not null)
        {
            await Demonstration.InstallAsync(ledger, keys, cancellationToken);
        }

        await CheckAsync(await ledger.ReadAsync(cancellationToken), cancellationToken);
        await beside.CheckAsync(cancellationToken);
        await publisher.PublishAsync(cancellationToken);
        lifetime.ApplicationStarted.Register(Greet);
    }

    private async Task CheckAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        await ledger.CheckEndAsync(cancellationToken);
        await anchor.CheckAsync(snapshot, cancellationToken);
        await accesses.CheckAsync(snapshot.State.Accesses?.Digest, cancellationToken);
        if ((await log.ReadAsync(cancellationToken)).Size < snapshot.Published)
        {
            throw new RecordFaultException("The public log has fewer entries than the head of the record tells.");
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Console.WriteLine($"Trial is at {address}");
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
