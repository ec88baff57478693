namespace Trial.Functions.Tests.Infra;

/// <summary>A test that runs the Bicep compiler, and is counted as skipped where its package has no program.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute() => Skip = Bicep.WhyNot;
}
