import RedressDiagnostics
import RedressModel
import RedressTime

extension IncidentReader {
    /// Which policy an incident is typed by.
    enum PolicyChoice {
        case chosen(Int)
        case failed(PolicyFailure)
    }

    /// Why no policy could be chosen.
    struct PolicyFailure {
        let names: [String]
        /// The part that names a policy; nil where none does.
        let part: Int?
    }

    /// The policy that an incident names, or the only one; of several versions the one in force at its first event.
    func policy(of document: InputDocument, periodAt periodKey: Int? = nil) -> PolicyChoice {
        if policies.count == 1 { return .chosen(0) }
        let part = document.rootValue(of: InputTable.ReservedKey.policy.names)
        let named = part.map(document.text)
        let candidates = policies.indices.filter { index in
            named == nil || policies[index].name == named || policies[index].title == named
        }
        let names = policies.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard let first = candidates.first,
            candidates.allSatisfy({ policies[$0].name == policies[first].name })
        else { return .failed(PolicyFailure(names: names, part: part)) }
        guard candidates.count > 1 else { return .chosen(first) }
        return .chosen(version(of: document, among: candidates, periodKey))
    }

    private func version(of document: InputDocument, among candidates: [Int], _ periodKey: Int?) -> Int {
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
