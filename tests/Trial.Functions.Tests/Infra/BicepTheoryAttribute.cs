namespace Trial.Functions.Tests.Infra;

/// <summary>A theory that runs the Bicep compiler, and is counted as skipped where its package has no program.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BicepTheoryAttribute : TheoryAttribute
{
    public BicepTheoryAttribute() => Skip = Bicep.WhyNot;
}
