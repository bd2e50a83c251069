import RedressDiagnostics
import RedressSyntax

/// Every policy with all that it inherits, once for each version of its base that is in force with it.
struct Lineage {
    /// A policy with all that it inherits.
    struct Member {
        let section: PolicySection
        /// Which of the policies given it is.
        let own: Int
        /// The member whose declarations it has; nil where it extends nothing.
        let base: Int?
        /// Whether its base is not known for certain, so that names in it may come from there.
        let lacksBase: Bool
    }

    /// Each behind its base.
    private(set) var members: [Member] = []
    private(set) var problems: [Diagnostic] = []
    /// Policies with an error in how they extend others.
    private(set) var unsound: Set<Int> = []

    private let sections: [PolicySection]
    private let days: [InForce]
    private let incomplete: Set<Int>
    private var progress: [Progress]
    /// For each policy the members that it gave.
    private var found: [[Int]]

    /// `days` says when each policy is in force; of an `incomplete` one it is known that something could not be read.
    init(_ sections: [PolicySection], days: [InForce], incomplete: Set<Int>) {
        self.sections = sections
        self.incomplete = incomplete
        self.days = days
        progress = Array(repeating: .waiting, count: sections.count)
        found = Array(repeating: [], count: sections.count)
        for index in sections.indices { complete(index) }
    }

    /// The members in the order of the policies given.
    var inOrder: [Int] { found.flatMap(\.self) }

    /// Finds the members of a policy; those of its bases come first.
    private mutating func complete(_ index: Int) {
        guard progress[index] == .waiting else { return }
        progress[index] = .running
        defer { progress[index] = .done }
        let section = sections[index]
        guard let name = section.baseName else {
            reportChanges(of: index)
            add(section.inForce(on: days[index]), index, base: nil)
            return
        }
        let bases = sections.indices.filter { sections[$0].policy.name.text == name.text }
        if bases.isEmpty, !incomplete.contains(index) {
            report(.unknownBase(name, among: names(except: section)), at: index)
        }
        if bases.contains(where: { progress[$0] == .running }) {
            report(.cyclicBase(name, of: section.policy.name), at: index)
            add(section, index, base: nil, lacksBase: true)
            return
        }
        for base in bases { complete(base) }
        let whole = bases.flatMap { found[$0] }
        if whole.isEmpty || whole.contains(where: { members[$0].lacksBase }) {
            add(section, index, base: nil, lacksBase: true)
            return
        }
        inherit(index, from: whole, name)
    }

    private mutating func inherit(_ index: Int, from bases: [Int], _ name: Name) {
        let section = sections[index]
        var covered: [InForce] = []
        for base in bases {
            let inherited = members[base].section
            guard let both = days[index].intersection(inherited.inForce ?? InForce(from: nil, until: nil)) else {
                continue
            }
            covered.append(both)
            var merge = Inheritance(of: section, from: inherited)
            merge.applyChanges()
            for problem in merge.problems { report(problem, at: index) }
            add(merge.section(on: both), index, base: base)
        }
        guard !covered.isEmpty else {
            report(.baseNotInForce(name, isNever: true), at: index)
            add(section, index, base: nil, lacksBase: true)
            return
        }
        if !days[index].isCovered(by: covered) { report(.baseNotInForce(name, isNever: false), at: index) }
    }

    private mutating func add(_ section: PolicySection, _ own: Int, base: Int?, lacksBase: Bool = false) {
        found[own].append(members.count)
        members.append(Member(section: section, own: own, base: base, lacksBase: lacksBase))
    }

    private mutating func report(_ problem: Diagnostic, at index: Int) {
        problems.append(problem)
        if problem.severity == .error { unsound.insert(index) }
    }

    private mutating func reportChanges(of index: Int) {
        for declaration in sections[index].declarations {
            if case .change = declaration.kind { report(.changeWithoutBase(declaration.span), at: index) }
        }
    }

    private func names(except section: PolicySection) -> [String] {
        var names: [String] = []
        for other in sections.map(\.policy.name.text) where other != section.policy.name.text && !names.contains(other)
        {
            names.append(other)
        }
        return names
    }
}

extension PolicySection {
    fileprivate func inForce(on days: InForce) -> PolicySection {
        var section = self
        section.inForce = days
        return section
    }
}

extension InForce {
    /// Whether the days that are written down lie in others without a hole. Without a written end it may end with them.
    fileprivate func isCovered(by parts: [InForce]) -> Bool {
        let sorted = parts.sorted { ($0.from ?? .min) < ($1.from ?? .min) }
        guard let first = sorted.first else { return false }
        if let from, first.from.map({ $0 > from }) ?? false { return false }
        var reached = first.until
        for part in sorted.dropFirst() {
            guard let end = reached else { return true }
            if let next = part.from, next > end + 1 { return false }
            reached = part.until.map { max($0, end) }
        }
        guard let until, let reached else { return true }
        return reached >= until
    }
}
