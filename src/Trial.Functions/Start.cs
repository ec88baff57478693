using Microsoft.Extensions.Hosting;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Core.Lottery;
using Trial.Functions.Settings;
using Trial.Functions.Staff;
using Trial.Functions.Telemetry;
using Trial.Storage;

namespace Trial.Functions;

/// <summary>Checks before the first request, while the host starts. Then it prints addresses and keys on the console.</summary>
internal sealed class Start(
    StartCheck check, ServiceKeys keys, IEnumerable<ISignIn> staff, ServiceSettings settings, Given given,
    IHostApplicationLifetime lifetime, Anchor anchor, Standstill standstill)
    : IHostedLifecycleService
{
    private const string NoAnchor =
        "No anchor is kept outside the data: an older copy that is put back could open envelopes twice. TRIAL_ANCHOR names a place.";

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await check.RunAsync(cancellationToken);
        lifetime.ApplicationStarted.Register(Greet);
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

    // Lines to copy into the study file of a ceremony.
    private void GreetCeremony(string origin)
    {
        Console.WriteLine($"\"dummies\": \"{ListKey.DummiesCommitment(keys.DummiesKey)}\",");
        Console.WriteLine($"\"origin\": \"{origin}\",");
        Console.WriteLine($"\"logKeys\": [{string.Join(", ", keys.LogKeys(origin).Select(key => $"\"{key}\""))}],");
        Console.WriteLine($"\"promiseKey\": \"{keys.PromiseKey(origin)}\",");
    }

    private void Greet()
    {
        if (given.Front is { } front)
        {
            Console.WriteLine($"Trial is at {front}");
        }

        if (keys.DemonstrationSetup is not null)
        {
            Console.WriteLine("This is a demonstration: nobody is really drawn.");
        }
        else if (settings.Origin is { } origin)
        {
            if (settings.IsPractice)
            {
                Console.WriteLine("This is a practice: nobody is really drawn.");
            }

            GreetCeremony(origin);
        }

        if (!(keys.DemonstrationSetup is null ? anchor.IsElsewhere : anchor.IsKept))
        {
            Console.WriteLine(NoAnchor);
        }

        if (standstill.Stop is { } stop)
        {
            ErrorStream.Say($"{stop.Why} The service has stopped and takes nothing but POST /api/study/restore (docs/log.md).");
        }

        GreetStaff();
    }

    private void GreetStaff()
    {
        if (given.Front is { } at && staff.OfType<StaffKeys>().Any())
        {
            Console.WriteLine($"Staff sign in at {at}/personale, programs with the header:");
        }

        foreach (var (role, key) in staff.OfType<StaffKeys>().SelectMany(keys => keys.Keys))
        {
            Console.WriteLine($"{StaffRoles.Name(role),-12} Authorization: Bearer {key}");
        }
    }
}
