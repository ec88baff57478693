using Trial.Core.Intake;

namespace Trial.Core.Tests.Intake;

/// <summary>Open admission: who is drawn within an hour's cap, with a solved challenge and without.</summary>
public sealed class AdmissionTests
{
    [Theory]
    [InlineData(60, 12)]
    [InlineData(10, 2)]
    [InlineData(5, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(60, 60)]
    public void Nobody_is_asked_before_half_of_the_cap_came(int cap, int share)
    {
        for (var drawn = 0; drawn < cap; drawn++)
        {
            Assert.Equal(2 * drawn >= cap, Hour(cap, share, drawn).IsUnusual);
            Assert.True(2 * drawn >= cap || Hour(cap, share, drawn).Why is null);
        }
    }

    [Theory]
    [InlineData(60, 12)]
    [InlineData(10, 2)]
    [InlineData(7, 2)]
    [InlineData(4, 0)]
    [InlineData(1, 1)]
    public void All_who_solve_leave_the_share_to_those_who_cannot(int cap, int share)
    {
        var (solved, drawn, unsolved) = Fill(cap, share, [true]);
        var half = (cap + 1) / 2;
        Assert.Equal((Math.Max(half, cap - share), solved), (drawn, solved));

        (var others, drawn, unsolved) = Fill(cap, share, [false], drawn, unsolved);
        Assert.Equal(Math.Min(share, cap - solved), others);
        Assert.Equal(solved + others, drawn);
    }

    [Theory]
    [InlineData(60, 12)]
    [InlineData(10, 2)]
    [InlineData(4, 0)]
    public void Without_a_solution_no_more_than_the_share_come_once_it_is_asked_and_the_rest_is_for_those_who_solve(int cap, int share)
    {
        var (_, drawn, unsolved) = Fill(cap, share, [false]);
        Assert.Equal((cap / 2 + share, share), (drawn, unsolved));
        Assert.Equal(Refusal.NotSolved, Hour(cap, share, drawn, unsolved).Why);

        (_, drawn, _) = Fill(cap, share, [true], drawn, unsolved);
        Assert.Equal(cap, drawn);
    }

    [Fact]
    public void Whatever_the_order_no_hour_takes_more_than_its_cap()
    {
        var random = new Random(7);
        for (var pass = 0; pass < 500; pass++)
        {
            var cap = random.Next(1, 40);
            var share = random.Next(0, cap + 1);
            var (_, drawn, unsolved) = Fill(cap, share, [.. Enumerable.Range(0, 200).Select(_ => random.Next(2) == 0)]);

            Assert.InRange(drawn, 0, cap);
            Assert.InRange(unsolved, 0, share);
        }
    }

    // Each comes in turn, for as long as one of a round gets in.
    private static (int Came, int Drawn, int Unsolved) Fill(int cap, int share, bool[] solves, int drawn = 0, int unsolved = 0)
    {
        var before = drawn;
        for (var came = true; came;)
        {
            came = false;
            foreach (var isSolved in solves)
            {
                var hour = new Admission.ByAnyone(cap, share, drawn, unsolved, isSolved);
                if (hour.Why is null)
                {
                    came = true;
                    drawn++;
                    unsolved += hour.IsUnusual && !isSolved ? 1 : 0;
                }
            }
        }

        return (drawn - before, drawn, unsolved);
    }

    private static Admission.ByAnyone Hour(int cap, int share, int drawn, int unsolved = 0) =>
        new(cap, share, drawn, unsolved, IsSolved: false);
}
