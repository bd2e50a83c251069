import RedressChecker
import RedressDiagnostics
import RedressModel
import RedressReports

/// What came of compiling policies: those without an error, and everything found.
public struct CompileResult: Sendable {
    /// The policies without an error, in the order of the files.
    public let policies: [Policy]
    /// The law packs without an error that these are held against.
    let laws: [Policy]
    /// Errors, warnings and notes about all files.
    public let findings: Findings
    /// How many files there were, those included that others use.
    public let fileCount: Int
    /// The files of days off that were read.
    let calendarFiles: [FindingsJSON.File]
    let settings: [Setting]

    /// The policy, where there is exactly one.
    public var policy: Policy? { policies.count == 1 ? policies.first : nil }

    /// All policies together, for judging.
    public var policySet: PolicySet { PolicySet(policies) }

    init(
        _ files: [InputFile], law: [InputFile], settings: [Setting], loader: FileLoader?, calendars: [InputFile]
    ) {
        // A folder of policies may hold the law packs as well. Alone these are policies as any other.
        let lawPaths = Set(law.map { PathText.normalized($0.path) })
        let others = files.filter { !lawPaths.contains(PathText.normalized($0.path)) }
        let (files, law) = others.isEmpty ? (files, []) : (others, law)
        let texts = PolicyTexts(files + law, loading: loader, calendars: calendars)
        let checked = Checker.check(
            texts.parsed, settings: settings.map { ParameterSetting(name: $0.name, valueText: $0.value) },
            links: texts.links, calendars: texts.calendars.files)
        let diagnostics = texts.diagnostics + texts.calendars.diagnostics + checked.diagnostics
        // A file with a syntax error gives no policy: what it says is not known for certain.
        let broken = Set(diagnostics.filter { $0.severity == .error }.compactMap { $0.primary?.span.source })
        let sound = zip(checked.programs, checked.texts).filter { broken.isDisjoint(with: $0.1) }
            .map { Policy(CompiledPolicy($0.0, sources: texts.sources)) }
        // Files are in the order given, those of the law behind the policies.
        let lawful = files.count..<files.count + law.count
        func isLaw(_ policy: Policy) -> Bool {
            lawful.contains(Int(policy.compiled.program.header.span.source.index))
        }
        policies = sound.filter { !isLaw($0) }
        laws = sound.filter(isLaw)
        func file(_ source: SourceText) -> FindingsJSON.File {
            FindingsJSON.File(path: source.path, sha256: SHA256Digest.hexadecimal(of: source.bytes))
        }
        findings = Findings(
            diagnostics, sources: texts.sources, files: texts.parsed.map { file($0.source) },
            policies: policies.map { policy in
                FindingsJUnit.Suite(
                    policy: policy.name, version: policy.version, header: policy.compiled.program.header.span)
            })
        calendarFiles = texts.sources.sources.dropFirst(texts.policyCount).map(file)
        self.settings = settings
        fileCount = texts.policyCount
    }
}
