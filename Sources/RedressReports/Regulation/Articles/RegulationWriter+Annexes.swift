import RedressDiagnostics
import RedressModel

// The tables behind the articles.
extension RegulationWriter {
    private typealias Table = RegulationDocument.Table

    /// Roles, readings, figures and blanks, as far as there are any.
    var annexes: [RegulationDocument.Article] {
        let tables: [(DocumentText, Table?)] = [
            (say(zh: "岗位与联络人", en: "Roles and contacts"), roles), (say(zh: "条文的读法", en: "Readings"), readings),
            (say(zh: "数值", en: "Figures"), figures), (say(zh: "空缺（由批准人填写）", en: "Blanks (to be filled in)"), blanks),
        ]
        return tables.compactMap { heading, table in table.map { (heading, $0) } }.enumerated().map { place, entry in
            RegulationDocument.Article(
                number: say(zh: .init(stringLiteral: "附表\(ChineseNumber.text(place + 1))"), en: "Annex \(place + 1)"),
                heading: entry.0,
                blocks: [.table(entry.1)])
        }
    }

    private var roles: Table? {
        let roles = program.schema.roles
        guard !roles.isEmpty else { return nil }
        return Table(
            columns: [
                words.column(say(zh: "岗位", en: "Role"), 22), words.column(say(zh: "说明", en: "About"), 38),
                words.column(say(zh: "姓名", en: "Name"), 20), words.column(say(zh: "电话", en: "Telephone"), 20),
            ], bodies: roles.map { Table.Body(lines: [[.own($0.name), about($0), .empty, .empty]]) })
    }

    private func about(_ role: Role) -> DocumentText {
        var parts: [DocumentText] = []
        if let title = role.title { parts.append(.own(title)) }
        switch role.kind {
        case .one: break
        case .several: parts.append(say(zh: "可有多人", en: "several people"))
        case .team: parts.append(say(zh: "班组", en: "a team"))
        case .company: parts.append(say(zh: "单位", en: "a company"))
        }
        if let other = role.sameAs {
            parts.append(say(zh: "没有另外指定时即\(words.name(other))", en: "the same as \(words.name(other)) unless named"))
        }
        if let fact = role.unitFact {
            parts.append(say(zh: "由“\(words.label(fact))”指明", en: "given by “\(words.label(fact))”"))
        }
        if let table = role.tableOf {
            parts.append(
                say(
                    zh: "由“\(program.derived[table.index].name)”指明",
                    en: "given by “\(program.derived[table.index].name)”"))
        }
        if !role.mayBe.isEmpty {
            parts.append(say(zh: "可兼\(words.names(role.mayBe))", en: "may be \(words.names(role.mayBe))"))
        }
        if let chief = role.reportsTo {
            parts.append(say(zh: "上级为\(words.name(chief))", en: "reports to \(words.name(chief))"))
        }
        if role.isAlwaysThere { parts.append(say(zh: "总有人在岗", en: "always there")) }
        return parts.joined(say(zh: "；", en: "; "))
    }

    private var readings: Table? {
        let readings = program.parameters.filter { $0.isReading && $0.value != nil }
        guard !readings.isEmpty else { return nil }
        return Table(
            columns: [
                words.column(say(zh: "读法", en: "Reading"), 18),
                words.column(say(zh: "原文没有说清的", en: "What is unclear"), 46),
                words.column(say(zh: "取哪一种（☑为现行）", en: "Which (☑ is chosen)"), 36),
            ], bodies: readings.map { Table.Body(lines: [[.own($0.name), .own($0.title ?? ""), choices($0)]]) })
    }

    private func choices(_ parameter: Parameter) -> DocumentText {
        guard let vocabulary = vocabulary(parameter) else { return .blank }
        return program.schema[vocabulary].words.enumerated().map { place, word in
            .box(isTicked: parameter.value == .symbol(vocabulary, place)) + .own(word)
        }.joined(say(zh: "　", en: "  "))
    }

    private func vocabulary(_ parameter: Parameter) -> VocabularyID? {
        switch parameter.type {
        case .symbol(let id): id
        case .sanction: program.schema.sanctions
        case .set, .yesNo, .number, .money, .text, .date, .instant, .duration, .person, .role: nil
        }
    }

    private var figures: Table? {
        let figures = program.parameters.filter { !$0.isReading && $0.value != nil }
        guard !figures.isEmpty else { return nil }
        return Table(
            columns: [
                words.column(say(zh: "名称", en: "Name"), 22), words.column(say(zh: "说明", en: "About"), 42),
                words.column(say(zh: "数值", en: "Value"), 18),
                words.column(say(zh: "各店可定的范围", en: "Bounds for dealers"), 18),
            ],
            bodies: figures.map { parameter in
                let value = parameter.value.map { words.text($0, parameter.type) } ?? .blank
                return Table.Body(lines: [
                    [.own(parameter.name), .own(parameter.title ?? ""), value, bounds(parameter)]
                ])
            })
    }

    private func bounds(_ parameter: Parameter) -> DocumentText {
        let low = parameter.floor.map { words.amount($0, parameter.type) }
        let high = parameter.ceiling.map { words.amount($0, parameter.type) }
        switch (low, high) {
        case (let low?, let high?): return say(zh: "\(low)至\(high)", en: "\(low) to \(high)")
        case (let low?, nil): return say(zh: "不低于\(low)", en: "at least \(low)")
        case (nil, let high?): return say(zh: "不高于\(high)", en: "at most \(high)")
        case (nil, nil): return .empty
        }
    }

    private var blanks: Table? {
        let blanks = program.parameters.filter { $0.value == nil }
        guard !blanks.isEmpty else { return nil }
        return Table(
            columns: [
                words.column(say(zh: "名称", en: "Name"), 22),
                words.column(say(zh: "要定的事", en: "What is to be decided"), 46),
                words.column(say(zh: "填写", en: "To be filled in"), 32),
            ],
            bodies: blanks.map { parameter in
                let room = vocabulary(parameter) == nil ? .blank + words.unit(of: parameter.type) : choices(parameter)
                return Table.Body(lines: [[.own(parameter.name), .own(parameter.title ?? ""), room]])
            })
    }
}
