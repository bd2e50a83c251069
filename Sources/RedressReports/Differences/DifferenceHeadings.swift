import RedressAnalysis
import RedressDiagnostics

extension OutcomeAspect {
    /// What a list of differences of this kind is headed by.
    var heading: Message {
        switch self {
        case .scope: Message(zh: "适用范围", en: "Scope")
        case .void: Message(zh: "作废", en: "Void incidents")
        case .value: Message(zh: "分类和取值", en: "Classes and values")
        case .route: Message(zh: "由谁接手", en: "Who takes it")
        case .copy: Message(zh: "抄送", en: "Copies")
        case .deadline: Message(zh: "时限", en: "Deadlines")
        case .fine: Message(zh: "罚款", en: "Fines")
        case .reward: Message(zh: "奖励", en: "Rewards")
        case .sanction: Message(zh: "处分", en: "Sanctions")
        case .remedy: Message(zh: "补救", en: "Remedies")
        case .record: Message(zh: "记录", en: "Records")
        case .notice: Message(zh: "通知", en: "Notices")
        case .approval: Message(zh: "签字", en: "Approvals")
        case .escalation: Message(zh: "升级", en: "Escalations")
        case .reopening: Message(zh: "重办", en: "Reopening")
        case .violation: Message(zh: "违反要求", en: "Broken requirements")
        case .figure: Message(zh: "按期的统计", en: "Figures of periods")
        case .unsaid: Message(zh: "没写的事实", en: "Facts left out")
        }
    }

    /// Its word in JSON and in single lines.
    var word: String {
        switch self {
        case .scope: "scope"
        case .void: "void"
        case .value: "value"
        case .route: "route"
        case .copy: "copy"
        case .deadline: "deadline"
        case .fine: "fine"
        case .reward: "reward"
        case .sanction: "sanction"
        case .remedy: "remedy"
        case .record: "record"
        case .notice: "notice"
        case .approval: "approval"
        case .escalation: "escalation"
        case .reopening: "reopening"
        case .violation: "violation"
        case .figure: "figure"
        case .unsaid: "unsaid"
        }
    }
}

extension OutcomeKey {
    /// What the outcome is about, for people.
    func text(_ language: Language) -> String {
        let separator = aspect == .copy ? " → " : "、"
        let names =
            names.isEmpty
            ? Message(zh: "整件事件", en: "the incident as a whole").text(language)
            : self.names.joined(separator: separator)
        return element.map { "\(names)（\($0)）" } ?? names
    }
}

extension InputDifference {
    /// The difference in a sentence.
    var text: Message {
        switch (subject, change) {
        case (_, .onlyInOld):
            Message(zh: "\(noun.chinese)「\(name)」只有旧版有", en: "only the old version has \(noun.english) `\(name)`")
        case (_, .onlyInNew):
            Message(zh: "\(noun.chinese)「\(name)」只有新版有", en: "only the new version has \(noun.english) `\(name)`")
        case (.timeZone, _): Message(zh: "时区改为「\(name)」", en: "the time zone becomes `\(name)`")
        case (_, .type):
            Message(
                zh: "\(noun.chinese)「\(name)」换了类型，两版各算各的",
                en: "\(noun.english) `\(name)` has another type, so each version has its own")
        case (_, .values):
            Message(
                zh: "\(noun.chinese)「\(name)」可取的值不同，只比较两版都收的",
                en: "\(noun.english) `\(name)` takes other values; those that both take are compared")
        case (_, .none):
            Message(
                zh: "\(noun.chinese)「\(name)」只有一版可无", en: "\(noun.english) `\(name)` may be none in one version only")
        case (_, .declaration):
            Message(zh: "\(noun.chinese)「\(name)」声明不同", en: "\(noun.english) `\(name)` is declared otherwise")
        }
    }

    private var noun: Message {
        switch subject {
        case .fact: Message(zh: "事实", en: "the fact")
        case .event: Message(zh: "事件", en: "the event")
        case .role: Message(zh: "岗位", en: "the role")
        case .word(let list): Message(zh: "「\(list)」的词", en: "the word of `\(list)`")
        case .classification: Message(zh: "分类", en: "the classification")
        case .eventOrder: Message(zh: "先后", en: "the order")
        case .timeZone: Message(zh: "时区", en: "the time zone")
        case .period: Message(zh: "按期的组", en: "the group over a period")
        }
    }

    /// Its words in JSON.
    var words: (subject: String, change: String) {
        let subject =
            switch subject {
            case .fact: "fact"
            case .event: "event"
            case .role: "role"
            case .word: "word"
            case .classification: "classification"
            case .eventOrder: "event order"
            case .timeZone: "time zone"
            case .period: "period"
            }
        let change =
            switch change {
            case .onlyInOld: "only in old"
            case .onlyInNew: "only in new"
            case .type: "type"
            case .values: "values"
            case .none: "none"
            case .declaration: "declaration"
            }
        return (subject, change)
    }
}
