import RedressDiagnostics
import RedressModel
import RedressTime

/// Puts a policy into articles, in the order in which its files declare things.
struct RegulationWriter {
    let words: PolicyWords
    private let caseWords: [PolicyWords]
    private let context: ReportContext

    init(_ context: ReportContext, _ language: Language) {
        self.context = context
        words = PolicyWords(context, language)
        let words = words
        caseWords = context.program.periodCases.map { PolicyWords($0, of: words) }
    }

    var program: Program { context.program }

    /// A text in the document's language.
    func say(zh chinese: @autoclosure () -> DocumentText, en english: @autoclosure () -> DocumentText) -> DocumentText {
        words.say(zh: chinese(), en: english())
    }

    /// The whole regulation.
    var document: RegulationDocument {
        let header = program.header
        let sections = (scope.map { [$0] } ?? []) + runs.map(section) + (counting.map { [$0] } ?? [])
        let articles = sections.enumerated().map { place, section in
            RegulationDocument.Article(
                number: say(zh: .init(stringLiteral: "第\(ChineseNumber.text(place + 1))条"), en: "Article \(place + 1)"),
                heading: section.heading, blocks: section.blocks)
        }
        let source =
            context.sources[header.span.source].map { String(decoding: $0.bytes, as: UTF8.self) } ?? header.name
        return RegulationDocument(
            title: .own(header.title ?? header.name), facts: facts, articles: articles, annexes: annexes,
            signatures: [
                say(zh: "制定人", en: "Drawn up by"), say(zh: "审核人", en: "Reviewed by"), say(zh: "批准人", en: "Approved by"),
            ],
            receipt: receipt, foot: foot, script: DocumentScript(words.language, of: source))
    }

    /// An article without its number.
    struct Section {
        let heading: DocumentText
        let blocks: [RegulationDocument.Block]
    }

    // MARK: In order

    /// What an article can be about, with the words of the program it belongs to.
    private struct Subject {
        enum Kind: Hashable {
            case definition, judgement, route, deadline, record, requirement
            /// A table of its own.
            case values, rules
        }

        let kind: Kind
        let index: Int
        let words: PolicyWords
        let periodCase: PeriodCase?
        let span: Span
    }

    /// What stands together in one article: things of one kind that follow one another.
    private var runs: [[Subject]] {
        var subjects = RegulationWriter.subjects(words, periodCase: nil)
        let shared = Set(subjects.map(\.span))
        for (periodCase, words) in zip(program.periodCases, caseWords) {
            // Definitions and forms that a group over a period shares with single incidents stand there already.
            subjects += RegulationWriter.subjects(words, periodCase: periodCase).filter { !shared.contains($0.span) }
        }
        let own = program.header.span.source
        func key(_ span: Span) -> (Int, UInt32, UInt32) { (span.source == own ? 1 : 0, span.source.index, span.start) }
        subjects.sort { key($0.span) < key($1.span) }
        var runs: [[Subject]] = []
        for subject in subjects {
            let isAlone = subject.kind == .values || subject.kind == .rules
            if !isAlone, let last = runs.last?.last, last.kind == subject.kind {
                runs[runs.count - 1].append(subject)
            } else {
                runs.append([subject])
            }
        }
        return runs
    }

    private static func subjects(_ words: PolicyWords, periodCase: PeriodCase?) -> [Subject] {
        let program = words.program
        func subject(_ kind: Subject.Kind, _ index: Int, _ span: Span) -> Subject {
            Subject(kind: kind, index: index, words: words, periodCase: periodCase, span: span)
        }
        var found: [Subject] = []
        for (index, fact) in program.schema.facts.enumerated() where fact.judgedBy != nil {
            found.append(subject(.judgement, index, fact.span))
        }
        for (index, derived) in program.derived.enumerated() {
            switch derived.body {
            case .term: found.append(subject(.definition, index, derived.span))
            case .rows: found.append(subject(.values, index, derived.span))
            }
        }
        found += program.routes.enumerated().map { subject(.route, $0.offset, $0.element.span) }
        found += program.deadlines.enumerated().map { subject(.deadline, $0.offset, $0.element.span) }
        found += program.records.enumerated().map { subject(.record, $0.offset, $0.element.span) }
        found += program.requirements.enumerated().map { subject(.requirement, $0.offset, $0.element.span) }
        for (index, group) in program.groups.enumerated() {
            switch group.kind {
            case .schedule, .rules: found.append(subject(.rules, index, group.span))
            case .define, .classify, .route, .deadline, .late: break
            }
        }
        return found
    }

    private func section(_ run: [Subject]) -> Section {
        guard let first = run.first else { return Section(heading: .empty, blocks: []) }
        let program = first.words.program
        func heading(_ several: DocumentText, _ single: String) -> DocumentText {
            run.count > 1 ? several : .own(single)
        }
        switch first.kind {
        case .definition:
            return Section(
                heading: say(zh: "用语", en: "Terms"),
                blocks: [points(run.map { $0.words.definition(program.derived[$0.index]) })])
        case .judgement:
            return Section(
                heading: say(zh: "由人认定的事项", en: "What people judge"),
                blocks: [points(run.map { $0.words.judgement($0.words.program.schema.facts[$0.index]) })])
        case .values:
            let derived = program.derived[first.index]
            return Section(heading: .own(derived.title ?? derived.name), blocks: first.words.values(derived))
        case .route:
            let routes = run.map { ($0.words, $0.words.program.routes[$0.index]) }
            return Section(
                heading: heading(say(zh: "承办人", en: "Who handles it"), routes[0].1.title ?? routes[0].1.name),
                blocks: [.table(words.routes(routes))])
        case .deadline:
            let deadlines = run.map { ($0.words, $0.words.program.deadlines[$0.index]) }
            return Section(
                heading: heading(say(zh: "时限", en: "Deadlines"), deadlines[0].1.title ?? deadlines[0].1.name),
                blocks: [.table(words.deadlines(deadlines))])
        case .record:
            return Section(
                heading: say(zh: "表单", en: "Forms"),
                blocks: [points(run.map { $0.words.form($0.words.program.records[$0.index]) })])
        case .requirement:
            return Section(
                heading: say(zh: "要求", en: "Requirements"),
                blocks: [points(run.map { $0.words.requirement($0.words.program.requirements[$0.index]) })])
        case .rules:
            let group = program.groups[first.index]
            let name = first.periodCase.map { $0.name == group.name ? $0.title ?? group.name : nil } ?? nil
            return Section(
                heading: .own(name ?? group.title ?? group.name),
                blocks: (first.periodCase.map { [.paragraph(first.words.period($0), clauses: [])] } ?? [])
                    + first.words.rules(group))
        }
    }

    /// Points of a list; a single one is a sentence.
    private func points(_ points: [RegulationDocument.Point]) -> RegulationDocument.Block {
        guard points.count == 1, let only = points.first else { return .list(points) }
        return .paragraph(only.text, clauses: only.clauses)
    }

    // MARK: Around the rules

    private var scope: Section? {
        let scope = words.readings.settled(program.scope)
        if scope.kind == .constant(true) { return nil }
        let text = say(
            zh: "符合下列条件的，适用本制度：\(words.condition(scope))。",
            en: "This regulation applies where \(words.condition(scope)).")
        return Section(heading: say(zh: "适用范围", en: "Scope"), blocks: [.paragraph(text, clauses: [])])
    }

    /// How days are counted, where something has a limit.
    private var counting: Section? {
        let programs = [program] + program.periodCases.map(\.program)
        guard programs.contains(where: { $0.groups.contains { $0.rows.contains(where: countsDays) } }) else {
            return nil
        }
        let end: DocumentText =
            switch program.daysEnd {
            case .midnight: say(zh: "到最后一天的24:00为止", en: "end at 24:00 of their last day")
            case .atClose: say(zh: "到最后一天下班时为止", en: "end at close of business on their last day")
            case .sameHour: say(zh: "到最后一天与起算相同的时刻为止", en: "end at the hour at which they began")
            }
        let roll =
            program.rollsOver
            ? say(zh: "最后一天遇休息日的，顺延到下一个工作日", en: "a last day that is no working day moves to the next one")
            : say(zh: "最后一天遇休息日的，不顺延", en: "a last day that is no working day stays")
        return Section(
            heading: say(zh: "时限的计算", en: "How limits are counted"),
            blocks: [
                .paragraph(
                    say(
                        zh: "按天、工作日、月、年计的时限，\(end)；\(roll)。",
                        en: "Limits in days, working days, months and years \(end); \(roll)."),
                    clauses: [])
            ])
    }

    /// Whether a row gives a limit that ends with a day.
    private func countsDays(_ row: Row) -> Bool { row.dueItem.map { countsDays($0.limit) } ?? false }

    private func countsDays(_ limit: Limit) -> Bool {
        switch limit {
        case .within(let span), .window(_, let span), .before(let span, _):
            switch span.unit {
            case .days, .months, .workingDays: true
            case .seconds, .workingSeconds: false
            }
        case .nextPeriodDay, .periodEnd: true
        case .earliest(let parts), .latest(let parts): parts.contains(where: countsDays)
        case .moment, .sameDay, .byClose, .sameDayByClose, .atOnce, .none: false
        }
    }

    private var facts: [(name: DocumentText, value: DocumentText)] {
        let header = program.header
        func day(_ number: Int64) -> DocumentText { words.text(.date(number), .date) }
        var facts: [(name: DocumentText, value: DocumentText)] = [(say(zh: "制度", en: "Policy"), .own(header.name))]
        if let issuer = header.issuer { facts.append((say(zh: "发布", en: "Issued by"), .own(issuer))) }
        if let from = header.effectiveFrom {
            let until = header.effectiveUntil.map { say(zh: "，至\(day($0))止", en: " until \(day($0))") } ?? ""
            facts.append(
                (say(zh: "施行", en: "In force"), say(zh: "自\(day(from))起\(until)", en: "from \(day(from))\(until)")))
        }
        if let base = header.extends { facts.append((say(zh: "继承", en: "Extends"), .own(base))) }
        return facts
    }

    private var foot: [DocumentText] {
        var lines = [
            say(
                zh: "本文由规则文件生成，按现行读法写成；改动规则或读法后须重新生成、重新签署。",
                en:
                    "Made from the rule file under the readings chosen; to be made and signed anew when rules or readings change."
            )
        ]
        for policy in [program] + program.base {
            lines.append(
                say(
                    zh: "“\(policy.header.name)”的规则文件 SHA-256：\(policy.header.sha256)",
                    en: "SHA-256 of the rule file of “\(policy.header.name)”: \(policy.header.sha256)"))
        }
        return lines
    }

    private var receipt: RegulationDocument.Table {
        typealias Column = RegulationDocument.Table.Column
        return RegulationDocument.Table(
            columns: [
                Column(heading: say(zh: "姓名", en: "Name"), weight: 3),
                Column(heading: say(zh: "岗位", en: "Role"), weight: 3),
                Column(heading: say(zh: "签名", en: "Signature"), weight: 4),
                Column(heading: say(zh: "日期", en: "Date"), weight: 3),
            ], bodies: (0..<10).map { _ in .init(lines: [[.empty, .empty, .empty, .empty]]) })
    }
}
