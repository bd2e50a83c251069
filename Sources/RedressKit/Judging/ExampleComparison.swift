import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports

/// Compares what an example expects with a decision.
///
/// An example is complete for each kind that it mentions: one that expects a fine or reward expects no others, and
/// likewise for sanctions, pending outcomes and violations.
struct ExampleComparison {
    /// Something that came otherwise.
    struct Mismatch {
        let expected: Message
        let came: Message
        let span: Span?
    }

    private(set) var mismatches: [Mismatch] = []
    let context: ReportContext
    let decision: RedressEngine.Decision

    init(_ example: Example, _ decision: RedressEngine.Decision, in context: ReportContext) {
        self.context = context
        self.decision = decision
        compareStates(example.expectations)
        compareValues(example.expectations)
        compareRoutes(example.expectations)
        compareDeadlines(example.expectations)
        compareMoney(example.expectations)
        compareSanctions(example.expectations)
        comparePending(example.expectations)
        compareViolations(example.expectations)
    }

    // MARK: Kinds

    private mutating func compareStates(_ expectations: [Expectation]) {
        for expectation in expectations {
            switch expectation.kind {
            case .void where decision.void == nil: miss("作废", "void", "不作废", "not void", expectation.span)
            case .notApplicable where decision.notApplicable == nil:
                miss("不适用", "not applicable", "适用", "applicable", expectation.span)
            case .void, .notApplicable, .derived, .route, .deadline, .money, .sanctions, .pending, .none, .violation:
                continue
            }
        }
    }

    private mutating func compareValues(_ expectations: [Expectation]) {
        for expectation in expectations {
            guard case .derived(let id, let constant) = expectation.kind else { continue }
            let value = decision.derived.first { $0.derived == id }?.value
            guard value != constant else { continue }
            let type = context.program.derived[id.index].type
            func text(_ value: Constant?, _ language: Language) -> String {
                let shown = value.map { context.text($0, type, in: language) }
                return context.name(id) + " " + (shown ?? Message(zh: "未定", en: "open").text(language))
            }
            miss(
                text(constant, .chinese), text(constant, .english), text(value, .chinese), text(value, .english),
                expectation.span)
        }
    }

    /// Who pays or receives together, in whatever order they are written.
    private struct MoneyKey: Hashable {
        let isReward: Bool
        let roles: [RoleID]

        init(isReward: Bool, roles: [RoleID]) {
            self.isReward = isReward
            self.roles = roles.sorted()
        }
    }

    private mutating func compareMoney(_ expectations: [Expectation]) {
        var expected: [MoneyKey: (fen: Int128, span: Span)] = [:]
        var isMentioned = false
        for expectation in expectations {
            switch expectation.kind {
            case .money(let isReward, let roles, let fen):
                isMentioned = true
                let key = MoneyKey(isReward: isReward, roles: roles)
                expected[key] = ((expected[key]?.fen ?? 0) + Int128(fen), expectation.span)
            case .none(.fine):
                if let fine = decision.fines.first { missMoney(fine, isReward: false, expectation.span) }
            case .none(.reward):
                if let reward = decision.rewards.first { missMoney(reward, isReward: true, expectation.span) }
            case .none(.sanction), .none(.pending), .none(.violation), .derived, .route, .deadline, .sanctions,
                .pending,
                .void, .notApplicable, .violation:
                continue
            }
        }
        guard isMentioned else { return }
        var order: [MoneyKey] = []
        var came: [MoneyKey: Int128] = [:]
        func add(_ outcome: MoneyOutcome, isReward: Bool) {
            let key = MoneyKey(isReward: isReward, roles: outcome.roles)
            if came[key] == nil { order.append(key) }
            came[key, default: 0] += Int128(outcome.fen)
        }
        for outcome in decision.fines { add(outcome, isReward: false) }
        for outcome in decision.rewards { add(outcome, isReward: true) }
        let missing = expected.keys.filter { came[$0] == nil }
            .sorted { (expected[$0]?.span.start ?? 0) < (expected[$1]?.span.start ?? 0) }
        for key in order + missing where expected[key]?.fen != came[key] {
            let wanted = text(key, expected[key]?.fen)
            let found = text(key, came[key])
            miss(wanted.chinese, wanted.english, found.chinese, found.english, expected[key]?.span)
        }
    }

    private mutating func missMoney(_ outcome: MoneyOutcome, isReward: Bool, _ span: Span) {
        let key = MoneyKey(isReward: isReward, roles: outcome.roles)
        let wanted = text(key, nil)
        let found = text(key, Int128(outcome.fen))
        miss(wanted.chinese, wanted.english, found.chinese, found.english, span)
    }

    private func text(_ key: MoneyKey, _ fen: Int128?) -> Message {
        let roles = key.roles.map { context.name($0) }
        let (chinese, english) = (roles.joined(separator: "与"), roles.joined(separator: " and "))
        guard let fen else {
            return key.isReward
                ? Message(zh: "\(chinese) 无奖励", en: "no reward for \(english)")
                : Message(zh: "\(chinese) 无罚款", en: "no fine for \(english)")
        }
        let sum = MoneyText.decimal(fen)
        return key.isReward
            ? Message(zh: "奖 \(chinese) \(sum)", en: "reward \(english) \(sum)")
            : Message(zh: "罚 \(chinese) \(sum)", en: "fine \(english) \(sum)")
    }

    private mutating func compareSanctions(_ expectations: [Expectation]) {
        var expected: Set<String> = []
        var span: Span?
        for expectation in expectations {
            switch expectation.kind {
            case .sanctions(let roles, let words):
                span = span ?? expectation.span
                for role in roles {
                    for word in words { expected.insert("\(context.name(role)) \(context.sanction(word))") }
                }
            case .none(.sanction): span = span ?? expectation.span
            case .none, .derived, .route, .deadline, .money, .pending, .void, .notApplicable, .violation: continue
            }
        }
        let came = decision.sanctions.map { "\(context.name($0.role)) \(context.sanction($0.sanction))" }
        compare(expected, Set(came), Message(zh: "处分", en: "sanctions"), span)
    }

    private mutating func comparePending(_ expectations: [Expectation]) {
        var expected: Set<String> = []
        var span: Span?
        for expectation in expectations {
            switch expectation.kind {
            case .pending(let role):
                span = span ?? expectation.span
                expected.insert(context.name(role))
            case .none(.pending): span = span ?? expectation.span
            case .none, .derived, .route, .deadline, .money, .sanctions, .void, .notApplicable, .violation: continue
            }
        }
        let came = decision.pending.flatMap { outcome in
            outcome.roles.isEmpty ? [context.rule(outcome.row)] : outcome.roles.map { context.name($0) }
        }
        compare(expected, Set(came), Message(zh: "待定", en: "pending"), span)
    }

    private mutating func compareViolations(_ expectations: [Expectation]) {
        var expected: Set<String> = []
        var span: Span?
        for expectation in expectations {
            switch expectation.kind {
            case .violation(let name):
                span = span ?? expectation.span
                expected.insert(name)
            case .none(.violation): span = span ?? expectation.span
            case .none, .derived, .route, .deadline, .money, .sanctions, .pending, .void, .notApplicable: continue
            }
        }
        compare(
            expected, Set(decision.violations.map(violated)), Message(zh: "违规", en: "violations"), span
        )
    }

    /// What an example calls a violation: of a form its name, whatever field lacks.
    private func violated(_ violation: Violation) -> String {
        if case .lackingField(let form, _) = violation.cause { return context.name(form) }
        return context.name(violation.cause)
    }

    // MARK: Mismatches

    /// Compares two sets of names, where the example mentions their kind at all.
    private mutating func compare(_ expected: Set<String>, _ came: Set<String>, _ kind: Message, _ span: Span?) {
        guard let span, expected != came else { return }
        func text(_ names: Set<String>, _ language: Language) -> String {
            let list = names.sorted().joined(separator: language == .chinese ? "、" : ", ")
            let none = Message(zh: "无", en: "none").text(language)
            return kind.text(language) + " " + (list.isEmpty ? none : list)
        }
        miss(text(expected, .chinese), text(expected, .english), text(came, .chinese), text(came, .english), span)
    }

    /// Notes that something came otherwise.
    mutating func miss(
        _ expectedChinese: String, _ expectedEnglish: String, _ cameChinese: String, _ cameEnglish: String,
        _ span: Span?
    ) {
        mismatches.append(
            Mismatch(
                expected: Message(zh: "期望 \(expectedChinese)", en: "expected \(expectedEnglish)"),
                came: Message(zh: "得出 \(cameChinese)", en: "came: \(cameEnglish)"), span: span))
    }
}
