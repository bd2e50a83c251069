import RedressAnalysis
package import RedressDiagnostics
package import RedressEngine
import RedressModel

/// Which real incidents two versions decide otherwise, and how much money moves.
package struct IncidentChanges: Sendable {
    /// An incident that is decided otherwise.
    struct Change {
        let incident: String
        let policy: String
        let lines: [Line]

        struct Line {
            let key: OutcomeKey
            let old: String
            let new: String
        }
    }

    /// What somebody pays and gets under each version, in fen.
    struct Sums {
        var oldFines: Int128 = 0
        var newFines: Int128 = 0
        var oldRewards: Int128 = 0
        var newRewards: Int128 = 0

        /// How much more is paid, less what is got more.
        var moved: Int128 { newFines - oldFines - (newRewards - oldRewards) }
        var isMoved: Bool { newFines != oldFines || newRewards != oldRewards }
    }

    private let language: Language
    private(set) var changes: [Change] = []
    private(set) var total = Sums()
    private(set) var roles: [String: Sums] = [:]
    private(set) var persons: [String: Sums] = [:]
    /// How many incidents hold amounts that are pending under either version; these are in no sum.
    private(set) var pendingCount = 0
    package private(set) var incidentCount = 0
    /// Incidents that only one version can judge.
    private(set) var onlyOld: [String] = []
    private(set) var onlyNew: [String] = []

    package init(language: Language) { self.language = language }

    package var changedCount: Int { changes.count + onlyOld.count + onlyNew.count }

    /// Adds an incident that only one version could judge.
    package mutating func add(_ incident: String, onlyIn isNew: Bool) {
        incidentCount += 1
        if isNew { onlyNew.append(incident) } else { onlyOld.append(incident) }
    }

    /// Adds what both versions decide for an incident.
    package mutating func add(
        _ incident: String, _ one: Decision, _ old: ReportContext, _ other: Decision, _ new: ReportContext
    ) {
        incidentCount += 1
        let (mine, its) = (NamedOutcomes(one, in: old.program), NamedOutcomes(other, in: new.program))
        let words = (OutcomeWords(context: old, language: language), OutcomeWords(context: new, language: language))
        let lines = mine.keysDiffering(from: its).map { key in
            Change.Line(
                key: key, old: words.0.text(mine[key], of: key), new: words.1.text(its[key], of: key))
        }
        for (decision, context, isNew) in [(one, old, false), (other, new, true)] {
            add(LedgerLine.lines(of: decision, date: nil, in: context), isNew)
        }
        let isPending = (one.pending + other.pending).contains { $0.kind == .fine || $0.kind == .reward }
        if isPending { pendingCount += 1 }
        if !lines.isEmpty { changes.append(Change(incident: incident, policy: new.program.header.name, lines: lines)) }
    }

    private mutating func add(_ lines: [LedgerLine], _ isNew: Bool) {
        for line in lines {
            func add(to sums: inout Sums) {
                switch (isNew, line.isReward) {
                case (false, false): sums.oldFines += Int128(line.fen)
                case (true, false): sums.newFines += Int128(line.fen)
                case (false, true): sums.oldRewards += Int128(line.fen)
                case (true, true): sums.newRewards += Int128(line.fen)
                }
            }
            add(to: &total)
            add(to: &roles[line.roles.joined(separator: "、"), default: Sums()])
            add(to: &persons[line.payer.name, default: Sums()])
        }
    }

    // MARK: - Writing

    private func say(_ chinese: String, _ english: String) -> String {
        Message(zh: chinese, en: english).text(language)
    }

    /// The changes for people to read.
    package func text() -> String {
        var text = say("真实的事件", "Real incidents") + "\n"
        for change in changes {
            text += "  \(change.incident)\n"
            for line in change.lines {
                text +=
                    "    \(line.key.aspect.heading.text(language)) \(line.key.text(language))\(say("：", ": "))\(line.old) → \(line.new)\n"
            }
        }
        for line in unread { text += "  \(line)\n" }
        text += "  \(count)\n"
        text += "\n" + say("钱的变动（元，罚款记正，奖励记负）", "Money moved (yuan; fines count up, rewards down)") + "\n"
        text += lines(say("岗位", "by role"), roles) + lines(say("个人和班组", "by person or team"), persons)
        text += "  \(say("合计", "total"))  \(sums(total))\n"
        for line in pending { text += "  \(line)\n" }
        return text
    }

    /// A line for each change of an incident, one that counts the incidents, and one of the money.
    package func oneLine() -> String {
        var lines = changes.flatMap { change in
            change.lines.map { line in
                "\(change.incident): \(line.key.aspect.word): \(line.key.text(language)): \(line.old) → \(line.new)"
            }
        }
        lines += unread + [count, "\(say("合计", "total")): \(sums(total))"] + pending
        return lines.map { "against: \($0)\n" }.joined()
    }

    private var pending: [String] {
        guard pendingCount > 0 else { return [] }
        return [
            say(
                "\(pendingCount) 件有待定的钱，没有算在内", "\(pendingCount) with amounts that are pending, which are in no sum")
        ]
    }

    private var unread: [String] {
        onlyOld.map { $0 + say("：只有旧版读得了", ": only the old version can read it") }
            + onlyNew.map { $0 + say("：只有新版读得了", ": only the new version can read it") }
    }

    private var count: String {
        say("\(incidentCount) 件中 \(changedCount) 件决定不同", "\(changedCount) of \(incidentCount) are decided otherwise")
    }

    private func lines(_ heading: String, _ all: [String: Sums]) -> String {
        let moved = all.filter(\.value.isMoved).sorted { $0.key < $1.key }
        guard !moved.isEmpty else { return "" }
        return "  \(heading)\n" + moved.map { "    \($0.key)  \(sums($0.value))\n" }.joined()
    }

    private func sums(_ sums: Sums) -> String {
        func net(_ fines: Int128, _ rewards: Int128) -> String { MoneyText.grouped(fines - rewards) }
        let sign = sums.moved > 0 ? "+" : ""
        return
            "\(net(sums.oldFines, sums.oldRewards)) → \(net(sums.newFines, sums.newRewards)) (\(sign)\(MoneyText.grouped(sums.moved)))"
    }

    /// Adds the changes to an object.
    func write(to writer: inout JSONWriter, _ language: Language) {
        writer.field("incidents", incidentCount)
        writer.arrayField("changed") { writer in
            for change in changes {
                writer.object { writer in
                    writer.field("incident", change.incident)
                    writer.field("policy", change.policy)
                    writer.arrayField("changes") { writer in
                        for line in change.lines {
                            writer.object { writer in
                                writer.field("what", line.key.aspect.word)
                                writer.field("about", line.key.names)
                                writer.field("element", line.key.element)
                                writer.field("old", line.old)
                                writer.field("new", line.new)
                            }
                        }
                    }
                }
            }
        }
        writer.field("onlyOld", onlyOld)
        writer.field("onlyNew", onlyNew)
        writer.arrayField("roles") { write(roles, "role", to: &$0) }
        writer.arrayField("persons") { write(persons, "name", to: &$0) }
        writer.objectField("total") { write(total, to: &$0) }
        writer.field("pending", pendingCount)
    }

    private func write(_ all: [String: Sums], _ key: String, to writer: inout JSONWriter) {
        for (name, sums) in all.filter(\.value.isMoved).sorted(by: { $0.key < $1.key }) {
            writer.object { writer in
                writer.field(key, name)
                write(sums, to: &writer)
            }
        }
    }

    private func write(_ sums: Sums, to writer: inout JSONWriter) {
        writer.field("oldFines", MoneyText.decimal(sums.oldFines))
        writer.field("newFines", MoneyText.decimal(sums.newFines))
        writer.field("oldRewards", MoneyText.decimal(sums.oldRewards))
        writer.field("newRewards", MoneyText.decimal(sums.newRewards))
    }
}
