using System.Security.Cryptography;
using System.Text;

using Trial.Core.Intake;

namespace Trial.Benchmarks;

/// <summary>Somebody new who signs up in the demonstration.</summary>
internal static class Person
{
    private static readonly string[] Slots = ["A-tir", "B-ons", "C-tor", "D-man", "E-lor"];

    /// <summary>What the service reads; the places are taken in turn.</summary>
    public static SubmissionDraft Of(int number) => SubmissionDraft.OfJson(Encoding.UTF8.GetBytes(Json(number)));

    /// <summary>What a browser sends; the places are taken in turn.</summary>
    public static string Json(int number) =>
        $$"""
        {"token":"{{new Token(RandomNumberGenerator.GetBytes(16))}}","stratum":"{{"ABCDE"[number % 5]}}","slots":["{{Slots[number % 5]}}"],
        "adult":true,"everydayLife":true,"understandsLottery":true,"consent":"da-1","language":"da"}
        """;
}
