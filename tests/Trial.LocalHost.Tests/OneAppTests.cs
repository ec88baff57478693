namespace Trial.LocalHost.Tests;

/// <summary>The tests that share one host.</summary>
[CollectionDefinition(Name)]
public sealed class OneAppTests : ICollectionFixture<OneApp>
{
    public const string Name = "one app";
}
