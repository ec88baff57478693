namespace Trial.LocalHost.Protocol;

/// <summary>The app, once it is ready. Requests and timers wait for it.</summary>
internal sealed class ReadyApp
{
    private readonly TaskCompletionSource<App> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsSet => ready.Task.IsCompleted;

    public Task<App> Task => ready.Task;

    public void Set(App app) => ready.SetResult(app);
}
