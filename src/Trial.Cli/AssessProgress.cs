using Spectre.Console;

using Trial.Core.Assess;

namespace Trial.Cli;

/// <summary>Assesses designs; on a terminal, a bar on standard error shows how far it is.</summary>
internal static class AssessProgress
{
    public static DesignAssessment[] Run(AssessRequest request) => Progress.Shown<DesignAssessment[]>(
        bars => Assess(request, bars),
        () => [.. request.Designs.SelectMany(design => request.Assess(design, progress: null))]);

    private static DesignAssessment[] Assess(AssessRequest request, ProgressContext context)
    {
        var all = context.AddTask("designs", maxValue: request.Designs.Count);
        var rows = new List<DesignAssessment>();
        foreach (var design in request.Designs)
        {
            var task = context.AddTask(DesignText.Format(design), autoStart: false, maxValue: request.StudiesOfDesign);
            rows.AddRange(request.Assess(design, new Studies(task)));
            task.StopTask();
            all.Increment(1);
        }

        return [.. rows];
    }

    private sealed class Studies(ProgressTask task) : IProgress<int>
    {
        public void Report(int value)
        {
            task.StartTask();
            task.Value = value;
        }
    }
}
