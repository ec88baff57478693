using System.Text;
using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class PublicationTests
{
    private const int BatchSize = 4;

    private static readonly DateOnly Start = new(2027, 3, 1);
    private static readonly PublicationPlan Plan = new("example.com/log", BatchSize, Digest.Of([1]));

    [Fact]
    public void Nothing_is_published_before_the_seal()
    {
        var log = new StoredLog();

        Assert.IsType<Publication.Done>(log.Decide(Start));
        log.Record(draws: 3);
        Assert.IsType<Publication.Done>(log.Decide(Start.AddDays(9)));
    }

    [Fact]
    public void A_seal_entry_is_published_by_itself_and_at_once()
    {
        var log = Sealed();

        Assert.Equal(1, log.Size);
        Assert.Equal(1, log.Checkpoints.Single().Size);
        Assert.IsType<Publication.Done>(log.Decide(Start));
    }

    [Fact]
    public void Every_night_adds_one_whole_batch_whatever_waits_and_a_second_run_nothing()
    {
        var log = Sealed();
        for (var night = 1; night <= 30; night++)
        {
            log.Record(draws: night % 7, others: night % 5);
            log.Run(Start.AddDays(night));
            log.Run(Start.AddDays(night));
            Assert.Equal(1 + (night * BatchSize), log.Size);
        }

        log.Run(Start); // a clock set back
        Assert.Equal(1 + (30 * BatchSize), log.Size);
    }

    [Fact]
    public void Missed_nights_are_caught_up_with_whole_batches()
    {
        var log = Sealed();
        log.Record(draws: 9);

        log.Run(Start.AddDays(5));

        Assert.Equal(1 + (5 * BatchSize), log.Size);
        Assert.Equal(Enumerable.Range(0, 6).Select(night => Start.AddDays(night)), log.Parts.Select(part => part.Night));
    }

    [Fact]
    public void A_backlog_goes_out_over_the_following_nights_draws_first()
    {
        var log = Sealed();
        log.Record(others: 3);
        log.Record(draws: 6);

        log.Run(Start.AddDays(1));
        log.Record(draws: 1);
        log.Run(Start.AddDays(2));
        log.Run(Start.AddDays(3));

        Assert.Equal(
            [[3, 4, 5, 6], [0, 7, 8, 9], [1, 2]],
            log.Parts.Skip(1).Select(part => log.SequencesOf(part)));
    }

    [Fact]
    public void A_second_seal_is_published_by_itself_and_uses_up_no_night()
    {
        var log = Sealed();
        log.Run(Start.AddDays(1));
        log.AddSeal();

        log.Run(Start.AddDays(1));
        Assert.Equal(1 + BatchSize + 1, log.Size);

        log.Run(Start.AddDays(2));
        Assert.Equal(1 + BatchSize + 1 + BatchSize, log.Size);
        Assert.Equal([true, false, true, false], log.Parts.Select(part => part.IsSeal));
    }

    [Fact]
    public void Dummies_go_on_until_the_reveal_is_published_and_then_nothing_does()
    {
        var log = Sealed();
        log.Run(Start.AddDays(8));
        Assert.Equal(1 + (8 * BatchSize), log.Size);

        log.Record(others: 1);
        log.IsRevealed = true;
        log.Run(Start.AddDays(9));
        log.Run(Start.AddDays(60));

        Assert.Equal(1 + (9 * BatchSize), log.Size);
    }

    // Each write fails and was stored, and fails and was not; then the job runs again, and all is as if nothing had been.
    [Fact]
    public void A_crash_at_any_write_is_repaired_by_the_next_run()
    {
        var whole = Scenario(new StoredLog());

        for (var write = 0; write < whole.Writes; write++)
        {
            foreach (var stored in new[] { true, false })
            {
                var log = Scenario(new StoredLog { CrashAt = write, CrashStores = stored });

                Assert.True(log.Crashed);
                Assert.Equal(whole.Entries, log.Entries);
                Assert.Equal(whole.Checkpoints, log.Checkpoints);
                log.AssertConsistent();
            }
        }
    }

    [Fact]
    public void A_second_job_that_read_the_same_adds_nothing_of_its_own()
    {
        var log = Sealed();
        log.Record(draws: 9);
        for (var step = 0; step < 40; step++)
        {
            var (mine, theirs) = (log.Decide(Start.AddDays(6)), log.Decide(Start.AddDays(6)));
            log.TryWrite(mine);
            Assert.Equal(mine is Publication.Done, theirs is Publication.Done);
            Assert.False(log.TryWrite(theirs));
        }

        Assert.Equal(1 + (6 * BatchSize), log.Size);
        log.AssertConsistent();
    }

    [Fact]
    public void Every_commitment_is_in_the_log_once_and_every_pair_of_checkpoints_is_consistent()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            var log = Sealed();
            var night = Start;
            for (var run = 0; run < 20; run++)
            {
                log.Record(random.Next(6), random.Next(4));
                log.Run(night = night.AddDays(random.Next(4)));
            }

            log.Run(night.AddDays(40));
            Assert.Equal(log.Bodies.Count, Assert.IsType<LogContents.Known>(log.Contents()).Records);
            log.AssertConsistent();
        }
    }

    [Fact]
    public void Two_studies_with_the_same_nights_publish_logs_of_the_same_shape()
    {
        var (busy, quiet) = (Scenario(new StoredLog(), draws: 5), Scenario(new StoredLog(), draws: 0));

        Assert.Equal(busy.Entries.Select(entry => entry.Length), quiet.Entries.Select(entry => entry.Length));
        Assert.Equal(busy.Checkpoints.Select(each => each.Size), quiet.Checkpoints.Select(each => each.Size));
        Assert.Equal(busy.Parts.Select(part => part.Night), quiet.Parts.Select(part => part.Night));
    }

    [Fact]
    public void Refuses_to_go_on_from_a_log_that_contradicts_its_checkpoint_or_the_record()
    {
        Refuses("the latest checkpoint covers other entries", log => log.Checkpoints[^1] = log.Checkpoints[^1] with { Root = default });
        Refuses("the latest checkpoint is another log's",
            log => log.Checkpoints[^1] = log.Checkpoints[^1] with { Origin = "example.com/b" });
        Refuses("the latest checkpoint covers more entries than there are", log => log.Parts.RemoveAt(log.Parts.Count - 1));
        Refuses("the latest checkpoint covers other entries", log => (log.Parts[1], log.Parts[2]) = (log.Parts[2], log.Parts[1]));

        // an older record was put back
        Refuses("the log holds an entry that is not a seal, a record or a dummy", log => log.Bodies.RemoveAt(0));
        Refuses("the log holds an entry that is not a seal, a record or a dummy", log => log.Seals[0] = [1]);
        Refuses("the log holds an entry that is not a seal, a record or a dummy", log => log.Parts[1].Entries[0][20] ^= 1);
    }

    [Fact]
    public void Counts_the_nights_it_is_behind()
    {
        var log = Sealed();
        Assert.Equal(0, log.Behind(Start));

        Assert.Equal(3, log.Behind(Start.AddDays(3))); // the job did not run
        log.Record(draws: 17);
        Assert.Equal(5, log.Behind(Start)); // five batches of four
        log.Run(Start.AddDays(1));
        Assert.Equal(4, log.Behind(Start.AddDays(1)));
        log.Run(Start.AddDays(5));
        Assert.Equal(0, log.Behind(Start.AddDays(5)));

        log.IsRevealed = true;
        Assert.Equal(0, log.Behind(Start.AddDays(50))); // no night is due any more
        log.Record(others: 5);
        Assert.Equal(2, log.Behind(Start.AddDays(50))); // but for what waits
    }

    private static void Refuses(string why, Action<StoredLog> spoil)
    {
        var log = Scenario(new StoredLog());
        Assert.IsType<Publication.Append>(log.Decide(Start.AddDays(30)));

        spoil(log);

        Assert.Equal(new Publication.Refused(why), log.Decide(Start.AddDays(30)));
    }

    private static StoredLog Sealed()
    {
        var log = new StoredLog();
        log.AddSeal();
        log.Run(Start);
        return log;
    }

    private static StoredLog Scenario(StoredLog log, int draws = 2)
    {
        log.AddSeal();
        log.Run(Start);
        log.Record(draws * 4, draws);
        log.Run(Start.AddDays(1));
        log.Run(Start.AddDays(4));
        log.AddSeal();
        log.Record(draws);
        log.Run(Start.AddDays(5));
        log.Run(Start.AddDays(5));
        return log;
    }

    // The rows as the store keeps them, and the job as the timer runs it: read, decide, write, until nothing is due.
    private sealed class StoredLog
    {
        private int made;

        public List<LogPart> Parts { get; } = [];

        public List<Checkpoint> Checkpoints { get; } = [];

        public List<byte[]> Seals { get; } = [];

        public List<Waiting> Bodies { get; } = [];

        public bool IsRevealed { get; set; }

        public int? CrashAt { get; init; }

        public bool CrashStores { get; init; }

        public bool Crashed { get; private set; }

        public int Writes { get; private set; }

        public byte[][] Entries => [.. Parts.SelectMany(part => part.Entries)];

        public int Size => Entries.Length;

        public void AddSeal() => Seals.Add(Encoding.UTF8.GetBytes($"seal {Seals.Count + 1}\n"));

        public void Record(int draws = 0, int others = 0) => Bodies.AddRange(
            Enumerable.Range(0, draws + others).Select(i => new Waiting(Digest.Of(BitConverter.GetBytes(made++)), i < draws)));

        public int[] SequencesOf(LogPart part)
        {
            var commitments = part.Entries.Select(entry => LogEntry.Parse(entry)).ToHashSet();
            return [.. Enumerable.Range(0, Bodies.Count).Where(i => commitments.Contains(Bodies[i].Commitment))];
        }

        public Publication Decide(DateOnly tonight) => Publication.Decide(Plan, State(), tonight);

        public int Behind(DateOnly tonight) =>
            Publication.NightsWaiting(BatchSize, Parts, Bodies.Count - LogContents.CountRecords(Entries, Plan.DummiesKey), tonight,
                IsRevealed);

        public LogContents Contents() => LogContents.Of(Entries, Seals, Bodies.Select(body => body.Commitment), Plan.DummiesKey);

        public void Run(DateOnly tonight)
        {
            while (Decide(tonight) is var next && next is not Publication.Done)
            {
                if (Writes++ != CrashAt)
                {
                    Assert.True(TryWrite(next));
                    continue;
                }

                Crashed = true;
                if (CrashStores)
                {
                    Assert.True(TryWrite(next));
                }

                Run(tonight); // the process is gone; another one starts
                return;
            }
        }

        public bool TryWrite(Publication next)
        {
            switch (next)
            {
                case Publication.Append append when append.Index == Size:
                    Parts.Add(append.Part);
                    return true;
                case Publication.Sign sign when Checkpoints.TrueForAll(each => each.Size != sign.Checkpoint.Size):
                    Checkpoints.Add(sign.Checkpoint);
                    return true;
                default:
                    return false;
            }
        }

        public void AssertConsistent()
        {
            var tree = new MerkleTree([.. Entries.Select(entry => MerkleTree.LeafHash(entry))]);
            Assert.Equal(tree.Size, Checkpoints[^1].Size);
            foreach (var (old, young) in Checkpoints.SelectMany((old, i) => Checkpoints.Skip(i).Select(young => (old, young))))
            {
                Assert.True(MerkleTree.CheckConsistency(
                    old.Size, old.Root, young.Size, young.Root, tree.ProveConsistency((int)old.Size, (int)young.Size)));
            }
        }

        private PublicationState State() => new(Parts, Checkpoints.MaxBy(each => each.Size), Seals, Bodies, IsRevealed);
    }
}
