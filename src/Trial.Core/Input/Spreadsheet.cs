namespace Trial.Core.Input;

/// <summary>What a spreadsheet makes of a cell.</summary>
public static class Spreadsheet
{
    /// <summary>Whether it may take a text for a formula, by its first symbol: = + - @ TAB or CR.</summary>
    public static bool TakesForFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
