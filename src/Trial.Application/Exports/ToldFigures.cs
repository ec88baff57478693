using Trial.Core.Export;
using Trial.Core.Lottery;

namespace Trial.Application.Exports;

/// <summary>What may be told of the flow, and what it is of.</summary>
/// <param name="Flow">The numbers.</param>
/// <param name="Cut">What is left out of them until the study is closed.</param>
/// <param name="IsClosed">The study is closed, so nothing is left out.</param>
/// <param name="Arms">The arms, with the names of the setup.</param>
public sealed record ToldFigures(ToldFlow Flow, Cut Cut, bool IsClosed, IReadOnlyList<NamedArm> Arms);
