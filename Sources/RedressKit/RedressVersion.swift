/// The version of the program and of this library.
public enum RedressVersion {
    /// In the form of semantic versioning.
    public static let current = "0.1.0"
}
