import RedressDiagnostics
import RedressModel
import RedressTime

extension IncidentReader {
    /// Which policies judge an incident, each in one version.
    enum PolicyChoice {
        /// Those that the incident names, or the only one.
        case named([Int])
        /// Of several that it does not name those that know all its keys.
        case found([Int])
        /// None knows all its keys; the one that knows the most.
        case nearest(Int)
        case failed(PolicyFailure)
    }

    /// Why no policy could be chosen.
    struct PolicyFailure {
        let names: [String]
        /// The part that names a policy; nil where none does.
        let part: Int?
    }

    /// The policies that an incident names, else those that know all its keys; of several versions of one the one in
    /// force at its first event.
    func policies(of document: InputDocument) -> PolicyChoice {
        if let parts = document.policyParts {
            var chosen: [Int] = []
            for part in parts {
                guard let index = policy(named: part, document) else {
                    return .failed(PolicyFailure(names: names, part: part))
                }
                if !chosen.contains(index) { chosen.append(index) }
            }
            if !chosen.isEmpty { return .named(chosen) }
        }
        let versions = versionLists
        if versions.count == 1 { return .named([version(of: document, among: versions[0])]) }
        let candidates = versions.map { version(of: document, among: $0) }
        let unknown = candidates.map { policies[$0].table.unknownKeyCount(document) }
        let knowing = zip(candidates, unknown).filter { $0.1 == 0 }.map(\.0)
        if !knowing.isEmpty { return .found(knowing) }
        guard let nearest = zip(candidates, unknown).min(by: { $0.1 < $1.1 })?.0 else {
            return .failed(PolicyFailure(names: names, part: nil))
        }
        return .nearest(nearest)
    }

    /// The policy that the inputs of a period name, or the only one; of several versions the one in force when the
    /// period begins.
    func policy(of document: InputDocument, periodAt periodKey: Int) -> Result<Int, PolicyFailure> {
        if policies.count == 1 { return .success(0) }
        guard let part = document.rootValue(of: InputTable.ReservedKey.policy.names) else {
            let versions = versionLists
            guard versions.count == 1 else { return .failure(PolicyFailure(names: names, part: nil)) }
            return .success(version(of: document, among: versions[0], periodKey))
        }
        return policy(named: part, document, periodKey).map { .success($0) }
            ?? .failure(PolicyFailure(names: names, part: part))
    }

    /// The names of the policies, each once.
    private var names: [String] {
        policies.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The versions of each policy.
    private var versionLists: [[Int]] {
        names.map { name in policies.indices.filter { policies[$0].name == name } }
    }

    /// The version of the policy that a part of a document names, by its name or its title.
    private func policy(named part: Int, _ document: InputDocument, _ periodKey: Int? = nil) -> Int? {
        let named = document.text(part)
        let candidates = policies.indices.filter { policies[$0].name == named || policies[$0].title == named }
        guard let first = candidates.first,
            candidates.allSatisfy({ policies[$0].name == policies[first].name })
        else { return nil }
        let versions = policies.indices.filter { policies[$0].name == policies[first].name }
        return version(of: document, among: versions, periodKey)
    }

    private func version(of document: InputDocument, among candidates: [Int], _ periodKey: Int? = nil) -> Int {
        if candidates.count == 1 { return candidates[0] }
        let newest = candidates.max {
            (policies[$0].effectiveFrom ?? .min) < (policies[$1].effectiveFrom ?? .min)
        }
        let inForce = candidates.first { index in
            if let periodKey {
                // A period is judged by the version that is in force when it begins.
                let period = Period.parse(document.text(document.next(periodKey))).value
                return period.map { policies[index].isInForce(at: $0.start(in: policies[index].table.zone)) } == true
            }
            guard let event = policies[index].table.schema.events.first,
                let part = document.rootValue(of: [event.name]),
                let moment = DateText.parseInstant(document.text(part), in: policies[index].table.zone).value
            else { return false }
            return policies[index].isInForce(at: moment)
        }
        return inForce ?? newest ?? candidates[0]
    }
}

extension IncidentReader.PolicyFailure: Error {}

extension InputDocument {
    /// The parts that name policies: one, or those of a list; nil where the document names none.
    fileprivate var policyParts: [Int]? {
        for key in rootKeys where InputTable.ReservedKey.policy.names.contains(text(key)) {
            let value = next(key)
            switch parts[value].shape {
            case .scalar: return text(value).isEmpty ? nil : [value]
            case .list: return scalars(of: value)
            case .map: return nil
            }
        }
        return nil
    }
}

extension InputTable {
    /// How many keys of a document it does not know.
    fileprivate func unknownKeyCount(_ document: InputDocument) -> Int {
        document.rootKeys.count { target(of: document.text($0)) == nil }
    }
}

extension IncidentReader.PolicyFailure {
    /// The diagnostic, for a document whose places are bytes of the source of the incident's span.
    func diagnostic(_ document: InputDocument, _ incident: Span) -> Diagnostic {
        let list = names.map { "「\($0)」" }.joined(separator: "、")
        let englishList = names.map { "`\($0)`" }.joined(separator: ", ")
        guard let part else {
            return Diagnostic(
                .missingPolicy, .error,
                Message(zh: "没有写按哪个制度判定", en: "the incident does not say which policy judges it"),
                at: Label(incident),
                help: Message(
                    zh: "加一行 `制度: 名称`，名称是\(list)之一", en: "add a line `policy: NAME`, one of \(englishList)"))
        }
        let found = document.text(part)
        let place = Span(
            source: incident.source, start: document.parts[part].placeStart, end: document.parts[part].placeEnd)
        let nearest = NearestWord.suggest(found, among: names)
        return Diagnostic(
            .unknownValue, .error,
            Message(zh: "没有名为「\(found)」的制度", en: "there is no policy `\(found)` here"),
            at: Label(place),
            notes: [Message(zh: "这次用的制度：\(list)", en: "the policies at hand are \(englishList)")],
            help: nearest.map { Message(zh: "改成「\($0)」", en: "write `\($0)`") }
                ?? Message(zh: "改用上面的一个名称，或把那个制度的文件也给出来", en: "write one of these, or give the file of that policy too")
        )
    }
}
