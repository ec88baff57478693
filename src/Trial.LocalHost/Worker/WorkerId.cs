using System.Security.Cryptography;

namespace Trial.LocalHost.Worker;

/// <summary>What the worker shows when it opens its stream, so that no other process on this machine can be taken for it.</summary>
internal sealed record WorkerId(string Value)
{
    public static WorkerId Random() => new(RandomNumberGenerator.GetHexString(32, lowercase: true));
}
