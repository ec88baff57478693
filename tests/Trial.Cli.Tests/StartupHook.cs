/// <summary>Lists the assemblies of a process when it ends; the runtime calls it before the process's own Main.</summary>
internal static class StartupHook
{
    public const string ListVariable = "TRIAL_TESTS_ASSEMBLY_LIST";

    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(
        Environment.GetEnvironmentVariable(ListVariable)!,
        AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!));
}
