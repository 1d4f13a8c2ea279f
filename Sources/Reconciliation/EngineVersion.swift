/// The version of the engine, which a report names.
public enum EngineVersion {
    public static let current = "0.1.0"
}
