using Spectre.Console;

namespace Trial.Cli;

/// <summary>Progress bars for long work, on standard error, where that is a terminal.</summary>
internal static class Progress
{
    /// <summary>Runs the work with a bar from 0 to a number.</summary>
    public static T Of<T>(string name, int steps, Func<IProgress<int>?, T> work) =>
        Shown(bars => work(new Bar(bars.AddTask(name, maxValue: steps))), () => work(null));

    /// <summary>Runs the work, with bars where there is a terminal.</summary>
    public static T Shown<T>(Func<ProgressContext, T> withBars, Func<T> without)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile.Out.IsTerminal
            ? console.Progress().AutoClear(true).HideCompleted(true).Start(withBars)
            : without();
    }

    /// <summary>Moves one bar.</summary>
    internal sealed class Bar(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = value;
    }
}
