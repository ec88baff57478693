namespace Trial.Application.Record;

/// <summary>Rows in the store are not what the service wrote. Nothing is served until somebody has looked.</summary>
public class RecordFaultException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An earlier build began this study. Its draws commit to nobody, so no row can be held against them.</summary>
public sealed class EarlierBuildException() : RecordFaultException("An earlier build of the program began this study.");

/// <summary>The store is not where it was when the service began: what is written there now, the next start would not find.</summary>
public sealed class StoreLostException(string message, Exception? inner = null) : RecordFaultException(message, inner);
