import RedressDiagnostics
import RedressSyntax

/// The policies of all files, each with the declarations of the files that it uses.
struct UsedFiles {
    private(set) var sections: [PolicySection] = []
    private(set) var problems: [Diagnostic] = []
    /// Policies to which something is lacking, by their place in `sections`.
    private(set) var incomplete: Set<Int> = []
    /// Policies that stand in files used by others only.
    private(set) var libraries: Set<Int> = []

    private let files: [SourceID: PolicyFile]
    private let links: FileLinks
    /// Files without a policy whose declarations some policy has taken in.
    private var usedFragments: Set<SourceID> = []

    init(_ files: [PolicyFile], links: FileLinks) {
        self.files = Dictionary(files.map { ($0.source.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.links = links
        for file in files {
            for section in file.sections {
                let index = sections.count
                if links.libraries.contains(file.source.id) { libraries.insert(index) }
                sections.append(taking(section, at: index))
            }
        }
        // Last, since a file may be used by a policy further down.
        var next = 0
        for file in files {
            let own = next..<next + file.sections.count
            next = own.upperBound
            guard let homeless = file.homeless, !own.isEmpty || !usedFragments.contains(file.source.id) else {
                continue
            }
            problems.append(.missingPolicy(at: homeless, hasPolicy: !own.isEmpty))
            incomplete.formUnion(own)
        }
    }

    /// A policy with the declarations of the files that it uses, above its own.
    private mutating func taking(_ section: PolicySection, at index: Int) -> PolicySection {
        var declarations: [Declaration] = []
        var texts: [SourceText] = []
        var first: [SourceID: Span] = [:]
        for clause in section.policy.clauses {
            guard case .use(let path) = clause.kind else { continue }
            let id: SourceID
            switch links.targets[path.span] {
            case .text(let found): id = found
            case .unreadable(let because):
                fail(.unreadableUse(path, because: because), at: index)
                continue
            case nil:
                fail(.unreadableUse(path, because: Message(zh: "没有给出这个文件", en: "the file was not given")), at: index)
                continue
            }
            if let earlier = first[id] {
                problems.append(.repeatedClause(path.span, first: earlier))
                continue
            }
            first[id] = path.span
            guard let file = files[id] else {
                // Why the text could not be read was said when it was loaded.
                incomplete.insert(index)
                continue
            }
            if id == section.source.id {
                fail(.usesItself(path), at: index)
            } else if file.sections.isEmpty {
                usedFragments.insert(id)
                declarations += file.loose
                texts.append(file.source)
            } else if !file.sections.contains(where: { $0.policy.name.text == section.baseName?.text }) {
                let names = file.sections.map(\.policy.name.text)
                fail(.useOfPolicies(path, names: names), at: index)
            }
        }
        guard !texts.isEmpty else { return section }
        return section.replacing(
            policy: section.policy, declarations: declarations + section.declarations, furtherTexts: texts,
            settings: [:], inForce: nil)
    }

    private mutating func fail(_ problem: Diagnostic, at index: Int) {
        problems.append(problem)
        incomplete.insert(index)
    }
}
