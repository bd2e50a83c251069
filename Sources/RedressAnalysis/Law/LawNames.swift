import RedressDiagnostics

/// What a law pack may ask about a clause, by the name of a fact that it declares.
enum ClauseFact: CaseIterable {
    /// What the clause is.
    case provision
    /// Who pays the fine.
    case payer
    /// The name of the schedule that the fine stands in.
    case schedule
    /// Whether somebody confirms each fine that the clause gives.
    case isConfirmed
    /// Whether the policy fines or sanctions employees.
    case touchesEmployees
    /// The first day in force.
    case inForceFrom

    /// In either vocabulary.
    var names: [String] {
        switch self {
        case .provision: ["条款", "provision"]
        case .payer: ["对象", "payer"]
        case .schedule: ["罚则名称", "schedule_name"]
        case .isConfirmed: ["有人确认", "confirmed"]
        case .touchesEmployees: ["涉及员工", "touches_employees"]
        case .inForceFrom: ["施行日期", "in_force_from"]
        }
    }
}

/// A word that a law pack may use for what it is told of a clause.
enum ClauseWord: CaseIterable {
    case fine, policy
    case person, team, company

    /// In either vocabulary.
    var names: [String] {
        switch self {
        case .fine: ["罚款", "fine"]
        case .policy: ["制度", "policy"]
        case .person: ["个人", "person"]
        case .team: ["班组", "team"]
        case .company: ["单位", "company"]
        }
    }
}

/// What a law pack says about a clause: the classifications that it may declare, by their names. How grave a finding is,
/// is the value.
package enum LegalCheck: Hashable, Sendable, CaseIterable {
    /// A fine on employees.
    case fineOnEmployee
    /// A fine on employees that is owed by contract.
    case contractualPenalty
    /// A fine that nobody confirms.
    case confirmation
    /// That employees were consulted before the policy came into force.
    case consultation
    /// That the policy was published before it came into force.
    case publication

    /// In either vocabulary.
    var names: [String] {
        switch self {
        case .fineOnEmployee: ["员工罚款", "fine_on_employee"]
        case .contractualPenalty: ["员工违约金", "contractual_penalty"]
        case .confirmation: ["人工确认", "confirmation"]
        case .consultation: ["民主程序", "consultation"]
        case .publication: ["公示", "publication"]
        }
    }
}

/// How grave a law pack holds something to be.
enum LegalGravity: CaseIterable {
    case none, note, warning, error

    /// In either vocabulary.
    var names: [String] {
        switch self {
        case .none: ["无", "none"]
        case .note: ["提示", "note"]
        case .warning: ["警告", "warning"]
        case .error: ["错误", "error"]
        }
    }

    /// nil: nothing is found.
    var severity: Severity? {
        switch self {
        case .none: nil
        case .note: .note
        case .warning: .warning
        case .error: .error
        }
    }
}
