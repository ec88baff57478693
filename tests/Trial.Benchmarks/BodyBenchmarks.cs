using System.Text;
using BenchmarkDotNet.Attributes;
using Trial.Core;
using Trial.Core.Record;

namespace Trial.Benchmarks;

/// <summary>What verifying costs for one body of a draw: reading its line, reading what it says, hashing it.</summary>
[MemoryDiagnoser]
public class BodyBenchmarks
{
    private static readonly Digest Some = Digest.Of("benchmark"u8.ToArray());

    private readonly Body body = Body.Format(
        "haab",
        new Act.Draw(ParticipantId.FromRandom(new byte[ParticipantId.Size]), "Nord", 17, Arm.Peer, 4242, Some, "2026-1",
            new PersonHashes(Some, Some)),
        new Stamp(Actor.Citizen, new DateOnly(2026, 3, 2), Some, 123_456),
        Some,
        Some);

    private byte[] line = [];

    [GlobalSetup]
    public void Write() => line = Encoding.UTF8.GetBytes(body.ToLine());

    [Benchmark(Baseline = true)]
    public Digest Hashing() => body.Commitment;

    [Benchmark]
    public Body? Splitting() => Body.ParseLine(line);

    [Benchmark]
    public Entry? Reading() => body.Parse();
}
