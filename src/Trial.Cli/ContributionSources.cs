using System.Text;

using Trial.Core.Ceremony;

namespace Trial.Cli;

/// <summary>Where the randomness of the people present comes from: files, and typed lines.</summary>
internal sealed record ContributionSources(IReadOnlyList<FileInfo> Files, int Asked)
{
    private const int MostAsked = 100;

    /// <summary>What is wrong with them before anything is read from the keyboard.</summary>
    public IEnumerable<string> Faults()
    {
        if (Asked is < 0 or > MostAsked)
        {
            yield return $"--ask: must be from 0 to {MostAsked}.";
        }

        foreach (var file in Files)
        {
            if (!file.Exists || file.Length is 0 or > Contributions.MaxLength)
            {
                yield return $"--contribution: {file.Name} is not a file of 1 to {Contributions.MaxLength} bytes.";
            }
        }
    }

    /// <summary>
    /// The files' bytes, then each line as UTF-8; an empty line is asked for again. The program's own contribution comes first.
    /// </summary>
    /// <exception cref="IOException">The input ended before all were given.</exception>
    public IEnumerable<byte[]> Collect(TextReader input, TextWriter output)
    {
        foreach (var file in Files)
        {
            yield return File.ReadAllBytes(file.FullName);
        }

        for (var i = 1; i <= Asked; i++)
        {
            yield return Ask(1 + Files.Count + i, input, output);
        }
    }

    private byte[] Ask(int number, TextReader input, TextWriter output)
    {
        while (true)
        {
            output.Write($"Contribution {number} of {1 + Files.Count + Asked} (dice, words; then Enter): ");
            var line = Encoding.UTF8.GetBytes(
                input.ReadLine() ?? throw new IOException("The input ended before every contribution was given."));
            if (line.Length is > 0 and <= Contributions.MaxLength)
            {
                return line;
            }
        }
    }
}
