namespace Trial.Application.Record;

/// <summary>Rows in the store are not what the service wrote. Nothing is served until somebody has looked.</summary>
public class RecordFaultException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An earlier build began this study: its draws do not commit to people, or its rows have another form.</summary>
public sealed class EarlierBuildException() : RecordFaultException("An earlier build of the program began this study.");

/// <summary>The store is no longer where it was when the service started: the next start would not find what is written now.</summary>
public sealed class StoreLostException(string message, Exception? inner = null) : RecordFaultException(message, inner);
