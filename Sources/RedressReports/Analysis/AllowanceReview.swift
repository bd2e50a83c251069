package import RedressDiagnostics
import RedressTime

/// Findings sorted by whether a policy lets them pass, and what is wrong with what lets them pass.
package struct AllowanceReview {
    /// Findings that stand.
    package private(set) var standing: [Diagnostic] = []
    /// Findings that are let pass, each with what does so.
    package private(set) var allowed: [Diagnostic] = []
    private let today: Int64?
    private var used: Set<Span> = []
    private var seen: [Allowance] = []

    /// `today` in days since 1970-01-01; nil: no allowance has run out.
    package init(today: Int64?) { self.today = today }

    /// Adds the findings of a policy, and the allowances that may let them pass.
    package mutating func add(_ findings: [Diagnostic], _ allowances: [Allowance]) {
        for allowance in allowances where !seen.contains(allowance) { seen.append(allowance) }
        for finding in findings {
            let matching = allowances.filter { $0.speaks(of: finding) }
            used.formUnion(matching.map(\.span))
            if let allowance = matching.first(where: { !isOver($0) }) {
                var finding = finding
                finding.allowance = allowance
                allowed.append(finding)
            } else {
                standing.append(finding)
            }
        }
    }

    private func isOver(_ allowance: Allowance) -> Bool { today.map { allowance.until < $0 } ?? false }

    /// What is wrong with the allowances themselves: those that ran out, and those that let nothing pass.
    package var problems: [Diagnostic] {
        seen.compactMap { allowance in
            if isOver(allowance) { return .expired(allowance, isUsed: used.contains(allowance.span)) }
            return used.contains(allowance.span) ? nil : .unused(allowance)
        }
    }
}

extension Allowance {
    /// Whether it is about a finding: the code is the same, and what it names takes part.
    fileprivate func speaks(of finding: Diagnostic) -> Bool {
        finding.code == code && parts.allSatisfy { finding.evidence?.parts.contains($0) == true }
    }
}

extension Diagnostic {
    fileprivate static func expired(_ allowance: Allowance, isUsed: Bool) -> Diagnostic {
        let day = CivilDate(dayNumber: allowance.until).description
        return Diagnostic(
            .expiredAllowance, .warning,
            Message(
                zh: "这条容许到 \(day) 为止，已经过期：\(allowance.reason)",
                en: "this allowance ended on \(day): \(allowance.reason)"),
            at: Label(allowance.span),
            help: isUsed
                ? Message(zh: "改掉它容许的那一处，或写明新的理由和日期", en: "mend what it allowed, or give a new reason and date")
                : Message(zh: "它容许的那一处已经没有了，删去这一行", en: "what it allowed is gone: remove the line"))
    }

    fileprivate static func unused(_ allowance: Allowance) -> Diagnostic {
        Diagnostic(
            .unusedAllowance, .warning,
            Message(
                zh: "没有「\(allowance.code.rawValue)」可以容许：这里写的没有这样的问题",
                en: "there is no `\(allowance.code.rawValue)` to allow among what this names"),
            at: Label(allowance.span),
            help: Message(
                zh: "已经改好了就删去这一行；否则核对代码和条款名", en: "remove the line if it was mended; else check the code and the labels"
            ))
    }
}
