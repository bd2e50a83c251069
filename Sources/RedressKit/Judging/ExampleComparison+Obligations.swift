import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports

/// Slots and deadlines that an example expects.
extension ExampleComparison {
    /// Each slot that an example names.
    mutating func compareRoutes(_ expectations: [Expectation]) {
        for expectation in expectations {
            guard case .route(let id, let roles) = expectation.kind else { continue }
            let outcome = decision.routes.first { $0.route == id }
            let isOpen = outcome.map { !$0.candidates.isEmpty || $0.isDeadEnd } ?? true
            guard isOpen || outcome?.roles.sorted() != roles.sorted() else { continue }
            let wanted = names(roles)
            let came = isOpen ? Message(zh: "未定", en: "open") : names(outcome?.roles ?? [])
            let slot = context.name(id)
            miss(
                "\(slot) \(wanted.chinese)", "\(slot) \(wanted.english)", "\(slot) \(came.chinese)",
                "\(slot) \(came.english)", expectation.span)
        }
    }

    private func names(_ roles: [RoleID]) -> Message {
        guard !roles.isEmpty else { return Message(zh: "无", en: "nobody") }
        let names = roles.map { context.name($0) }
        return Message(zh: names.joined(separator: "与"), en: names.joined(separator: " and "))
    }

    /// An example that mentions a deadline mentions all that were kept or missed; of the others it may say that they
    /// are not yet due.
    mutating func compareDeadlines(_ expectations: [Expectation]) {
        var isMentioned: Set<DeadlineID> = []
        for expectation in expectations {
            guard case .deadline(let id, let state) = expectation.kind else { continue }
            isMentioned.insert(id)
            let came = self.state(of: id)
            guard came != state else { continue }
            miss(id, state, came, expectation.span)
        }
        guard !isMentioned.isEmpty else { return }
        for outcome in decision.deadlines where !isMentioned.contains(outcome.deadline) {
            guard let came = state(of: outcome.deadline), came != .due else { continue }
            isMentioned.insert(outcome.deadline)
            miss(outcome.deadline, nil, came, nil)
        }
    }

    /// Of a deadline for each element: late where one is, due where one is, else met; nil while nobody knows.
    private func state(of id: DeadlineID) -> DeadlineState? {
        let statuses = decision.deadlines.filter { $0.deadline == id }.map(\.status)
        if statuses.contains(.breached) { return .late }
        if statuses.isEmpty || statuses.contains(.unknown) { return nil }
        return statuses.contains(.pending) ? .due : .met
    }

    private mutating func miss(
        _ id: DeadlineID, _ wanted: DeadlineState?, _ came: DeadlineState?, _ span: Span?
    ) {
        let name = context.name(id)
        let (expected, found) = (word(wanted), word(came))
        miss(
            "\(name) \(expected.chinese)", "\(name) \(expected.english)", "\(name) \(found.chinese)",
            "\(name) \(found.english)", span)
    }

    private func word(_ state: DeadlineState?) -> Message {
        switch state {
        case .late: Message(zh: "逾期", en: "late")
        case .met: Message(zh: "按时", en: "met")
        case .due: Message(zh: "未到期", en: "due")
        case nil: Message(zh: "无结果", en: "no result")
        }
    }
}
