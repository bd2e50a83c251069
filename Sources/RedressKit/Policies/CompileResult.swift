import RedressChecker
import RedressDiagnostics
import RedressModel
import RedressReports
import RedressSyntax

/// What came of compiling policies: those without an error, and everything found.
public struct CompileResult: Sendable {
    /// The policies without an error, in the order of the files.
    public let policies: [Policy]
    /// Errors, warnings and notes about all files.
    public let findings: Findings
    /// How many files there were.
    public let fileCount: Int

    /// The policy, where there is exactly one.
    public var policy: Policy? { policies.count == 1 ? policies.first : nil }

    /// All policies together, for judging.
    public var policySet: PolicySet { PolicySet(policies) }

    init(_ files: [InputFile], settings: [Setting]) {
        var sources = SourceMap()
        var diagnostics: [Diagnostic] = []
        var parsed: [(file: SyntaxFile, source: SourceText)] = []
        for file in files {
            let loaded = sources.load(path: file.path, bytes: file.bytes)
            diagnostics += loaded.diagnostics
            guard let source = loaded.source else { continue }
            let result = SyntaxParser.parse(source)
            diagnostics += result.diagnostics
            parsed.append((result.file, source))
        }
        let checked = Checker.check(
            parsed, settings: settings.map { ParameterSetting(name: $0.name, valueText: $0.value) })
        diagnostics += checked.diagnostics
        // A file with a syntax error gives no policy: what it says is not known for certain.
        let broken = Set(diagnostics.filter { $0.severity == .error }.compactMap { $0.primary?.span.source })
        policies = checked.programs.filter { !broken.contains($0.header.span.source) }
            .map { Policy(CompiledPolicy($0, sources: sources)) }
        let checkedFiles = parsed.map { item in
            FindingsJSON.File(path: item.source.path, sha256: SHA256Digest.hexadecimal(of: item.source.bytes))
        }
        findings = Findings(diagnostics, sources: sources, files: checkedFiles)
        fileCount = files.count
    }
}
