using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Simulate;

namespace Trial.Cli.Simulate;

/// <summary>What came of a simulated study.</summary>
/// <param name="Scenario">What was simulated.</param>
/// <param name="Setup">Of its list.</param>
/// <param name="State">The record's, at the end.</param>
/// <param name="SignUps">Who signed up.</param>
/// <param name="Recruiter">Who sent them.</param>
/// <param name="Postponed">How often a group was put off because too few people came.</param>
/// <param name="Exports">By name: the zips.</param>
internal sealed record SimulatedStudy(
    Scenario Scenario, Setup Setup, StudyState State, SignUps SignUps, Recruiter Recruiter, int Postponed,
    IReadOnlyDictionary<string, byte[]> Exports);
