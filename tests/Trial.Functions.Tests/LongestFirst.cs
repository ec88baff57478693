using Trial.Functions.Tests.EndToEnd;
using Trial.Functions.Tests.Players;

using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Trial.Functions.Tests.LongestFirst", "Trial.Functions.Tests")]

namespace Trial.Functions.Tests;

/// <summary>Begins the classes that take minutes first, so that at the end none is left to run alone while the other core idles.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        .. from type in (Type[])[typeof(GuessingTests), typeof(ReadmeTests), typeof(KilledServiceTests), typeof(StartTests)]
           select $"Test collection for {type.FullName}", // as the runner calls a class that is a collection of its own
        nameof(Storage.Azurite),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Long.Contains(collection.DisplayName) ? 0 : 1);
}
