using Spectre.Console;

namespace Trial.Cli;

/// <summary>Bars on standard error that show how far something long is, where that is a terminal.</summary>
internal static class Progress
{
    /// <summary>Does it, with a bar that goes from 0 to a number.</summary>
    public static T Of<T>(string name, int steps, Func<IProgress<int>?, T> work) =>
        Shown(bars => work(new Bar(bars.AddTask(name, maxValue: steps))), () => work(null));

    /// <summary>Does it with bars on a terminal, and without them anywhere else.</summary>
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
