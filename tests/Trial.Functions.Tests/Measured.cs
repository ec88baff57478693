using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

using Trial.Application.Measures;

namespace Trial.Functions.Tests;

/// <summary>What the service measures in a test's own flow: tests run side by side, and all share one meter.</summary>
internal sealed class Measured : IDisposable
{
    private static readonly AsyncLocal<Measured?> Mine = new();

    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<(string Metric, long Value, string? Kind)> all = new();

    private Measured()
    {
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Name == Counters.Name)
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    /// <summary>Begins to listen, in the test that calls this.</summary>
    public static Measured Begin() => Mine.Value = new Measured();

    public void Dispose() => listener.Dispose();

    /// <summary>Each value of a metric, in order.</summary>
    public IEnumerable<long> Of(string metric) => all.Where(one => one.Metric == metric).Select(one => one.Value);

    /// <summary>The kind of each, in order.</summary>
    public IEnumerable<string?> Kinds(string metric) => all.Where(one => one.Metric == metric).Select(one => one.Kind);

    private void Note(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Mine.Value == this)
        {
            all.Enqueue((instrument.Name, value, tags.IsEmpty ? null : (string?)tags[0].Value));
        }
    }
}
