import RedressChecker
import RedressDiagnostics
import RedressModel
import RedressSyntax
import Testing

/// The first policy of a text; nil where it has an error, which is then an issue of the test.
func compiledProgram(_ text: String) -> Program? {
    var sources = SourceMap()
    let source = sources.add(path: "policy.redress", bytes: Array(text.utf8))
    let parsed = SyntaxParser.parse(source)
    let outcome = Checker.check([(parsed.file, source)])
    let errors = (parsed.diagnostics + outcome.diagnostics).filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map(\.message.english))\n\(text)")
    return outcome.programs.first
}
