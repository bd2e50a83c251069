import RedressDiagnostics

/// What a name may stand for. Names are unique within their kind.
enum NameKind: Int, CaseIterable {
    case fact, parameter, derived, event, role, sanction, group, label, requirement, record
    case route, deadline, calendar, period

    /// The kind in words, for messages.
    var words: Message {
        switch self {
        case .fact: Message(zh: "事实", en: "fact")
        case .parameter: Message(zh: "参数", en: "parameter")
        case .derived: Message(zh: "分类或定义", en: "classification or definition")
        case .event: Message(zh: "事件", en: "event")
        case .role: Message(zh: "岗位", en: "role")
        case .sanction: Message(zh: "处分", en: "sanction")
        case .group: Message(zh: "罚则或规则", en: "schedule or group of rules")
        case .label: Message(zh: "规则编号", en: "row label")
        case .requirement: Message(zh: "必须条款", en: "requirement")
        case .record: Message(zh: "记录", en: "record")
        case .route: Message(zh: "分派", en: "route")
        case .deadline: Message(zh: "时限", en: "deadline")
        case .calendar: Message(zh: "日历", en: "calendar")
        case .period: Message(zh: "期间", en: "period group")
        }
    }

    /// The keyword that declares a name of this kind.
    var keyword: Message {
        switch self {
        case .fact: Message(zh: "事实", en: "fact")
        case .parameter: Message(zh: "参数", en: "parameter")
        case .derived: Message(zh: "分类", en: "classify")
        case .event: Message(zh: "事件", en: "event")
        case .role: Message(zh: "岗位", en: "role")
        case .sanction: Message(zh: "处分", en: "sanction")
        case .group: Message(zh: "罚则", en: "schedule")
        case .label: Message(zh: "编号：", en: "LABEL:")
        case .requirement: Message(zh: "必须", en: "require")
        case .record: Message(zh: "记录", en: "record")
        case .route: Message(zh: "分派", en: "route")
        case .deadline: Message(zh: "时限", en: "deadline")
        case .calendar: Message(zh: "日历", en: "calendar")
        case .period: Message(zh: "每月", en: "each month")
        }
    }

    /// Whether an expression reads names of this kind in the same way as facts, so that they share one set of names.
    var isReadable: Bool {
        switch self {
        case .fact, .parameter, .derived: true
        case .event, .role, .sanction, .group, .label, .requirement, .record, .route, .deadline, .calendar,
            .period:
            false
        }
    }
}
