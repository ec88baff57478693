using BenchmarkDotNet.Attributes;
using Trial.Core.Lottery;

namespace Trial.Benchmarks;

/// <summary>Sealing a list and opening one envelope, beside the hashing that neither can do without.</summary>
[MemoryDiagnoser]
public class SealedListBenchmarks
{
    private Load load = new(1);
    private SealedList list = null!;
    private int next;

    [Params(10_000, 100_000)]
    public int Envelopes { get; set; }

    [GlobalSetup]
    public void Seal()
    {
        load = new Load(Envelopes);
        list = load.Seal();
    }

    [Benchmark(Baseline = true)]
    public void Hashing() => Floor.Run(load);

    [Benchmark]
    public SealedList Making() => load.Seal();

    [Benchmark]
    public Opening Opening() => list.Open("A", (next++ % Envelopes) + 1);
}
