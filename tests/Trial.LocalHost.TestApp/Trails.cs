namespace Trial.LocalHost.TestApp;

/// <summary>The steps of one run, among its items.</summary>
internal static class Trails
{
    public static void Add(FunctionContext context, string step) =>
        context.Items["trail"] = Of(context) is "" ? step : $"{Of(context)}, {step}";

    public static string Of(FunctionContext context) => context.Items.TryGetValue("trail", out var trail) ? (string)trail : "";
}
