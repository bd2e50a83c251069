import RedressDiagnostics
import RedressModel
import RedressSyntax

/// A setting from outside with its value read as an expression.
struct CheckedSetting {
    let setting: ParameterSetting
    /// nil where the text is no expression; it may still be a word of a vocabulary.
    let expression: Expression?

    var name: String { setting.name }
    /// Whether the value is the word for a blank.
    var isBlank: Bool { ["blank", "空缺"].contains(setting.valueText) }
}

/// The settings from outside, each known to name a parameter of some policy.
struct SettingTable {
    private(set) var settings: [CheckedSetting] = []
    private(set) var problems: [Diagnostic] = []

    /// `policies` holds the parameter names of each policy.
    init(_ given: [ParameterSetting], policies: [[String]]) {
        let known = policies.joined().reduce(into: [String]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        var seen: Set<String> = []
        for setting in given {
            guard known.contains(setting.name) else {
                problems.append(.unknownSetting(setting, known: known))
                continue
            }
            guard seen.insert(setting.name).inserted else {
                problems.append(.repeatedSetting(setting))
                continue
            }
            settings.append(CheckedSetting(setting: setting, expression: Self.expression(setting.valueText)))
        }
    }

    /// The text read as the value of a parameter, by the parser of the language itself.
    private static func expression(_ text: String) -> Expression? {
        guard !text.contains(where: \.isNewline) else { return nil }
        let policy = "policy p\nparameter p : money = \(text)\n"
        let source = SourceText(id: SourceID(UInt32.max), path: "--set", bytes: Array(policy.utf8))
        let parsed = SyntaxParser.parse(source)
        guard parsed.diagnostics.isEmpty else { return nil }
        for declaration in parsed.file.declarations {
            if case .parameter(let syntax) = declaration.kind, syntax.bounds.isEmpty { return syntax.value }
        }
        return nil
    }
}
