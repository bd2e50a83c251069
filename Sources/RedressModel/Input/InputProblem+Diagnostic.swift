package import RedressDiagnostics

extension InputProblem {
    /// The diagnostic of a problem of a document whose places are bytes of a source.
    package func diagnostic(in document: InputDocument, of source: SourceID, _ table: InputTable) -> Diagnostic {
        let place = Place(document: document, source: source, part: part, related: related)
        let name = input.map(table.name(of:)) ?? found
        let expected = input.map(table.expectedValue(of:)) ?? Message(zh: "一个值", en: "one value")
        switch kind {
        case .unknownKey(let nearest): return .unknownKey(found, nearest: nearest, table.keyNames, place)
        case .gluedKey(let key, let value): return .gluedKey(found, key: key, value: value, place)
        case .periodKey: return .periodKey(found, at: place.span)
        case .wrongPeriod(let kind): return .wrongPeriod(found, kind, at: place.span)
        case .mergeKey: return .mergeKey(place)
        case .duplicateKey: return .duplicateKey(found, place)
        case .keyShape: return .keyShape(place)
        case .missingValue: return .missingValue(name, place)
        case .wrongShape(let shape):
            return .wrongShape(
                found: document.parts[part].shape, shape, name: input == nil ? nil : name, expected, place)
        case .unknownWord(let words, let nearest):
            return .unknownWord(found, of: name, words, nearest: nearest, place)
        case .gluedWords(let words): return .gluedWords(found, words, name, place)
        case .wrongType:
            let isMoment = input.map(table.isMoment) ?? true
            let wanted = input == nil ? table.expectedValue(of: .instant) : expected
            return .wrongType(isMoment ? .invalidDate : .wrongType, found, name, wanted, place)
        case .groupedDigits: return .groupedDigits(found, place)
        case .tooManyDecimals(let limit): return .tooManyDecimals(found, limit: limit, name, expected, place)
        case .outOfRange(let low, let high): return .outOfRange(found, low: low, high: high, name, place)
        case .tooLarge: return .tooLarge(found, name, place)
        case .wrongUnit(let unit): return .wrongUnit(found, unit: unit, name, expected, place)
        case .missingUnit: return .missingUnit(found, name, expected, place)
        case .impossibleDate: return .impossibleDate(found, place)
        case .noneOfRequired: return .noneOfRequired(found, name, expected, place)
        case .misplacedWord: return .misplacedWord(found, name, expected, place)
        case .eventOrder(let before): return .eventOrder(name, before: before, place)
        case .tooManyPeople(let people): return .tooManyPeople(people, name, place)
        case .gluedNames(let people): return .gluedNames(found, people, place)
        case .strangerInMap(let role, let people, let nearest):
            return .strangerInMap(found, role: role, people, nearest: nearest, name, place)
        }
    }
}

/// Where a problem stands.
private struct Place {
    let span: Span
    let related: Span?
    /// Whether the text there is the value as typed, so that an edit may replace it.
    let isPlain: Bool

    init(document: InputDocument, source: SourceID, part: Int, related: Int?) {
        func span(_ part: Int) -> Span {
            Span(source: source, start: document.parts[part].placeStart, end: document.parts[part].placeEnd)
        }
        self.span = span(part)
        self.related = related.map(span)
        isPlain = document.parts[part].isPlain
    }

    /// The place with a few words.
    func label(_ message: Message? = nil) -> Label { Label(span, message) }

    /// A replacement of the value, where it stands there as typed.
    func fix(_ title: Message, _ replacement: String) -> [Fix] {
        isPlain ? [Fix(title: title, isSafe: false, edits: [Edit(span, replacement)])] : []
    }
}

// MARK: - Keys

extension Diagnostic {
    fileprivate static func unknownKey(
        _ found: String, nearest: String?, _ known: [String], _ place: Place
    ) -> Diagnostic {
        Diagnostic(
            .unknownKey, .error,
            Message(
                zh: "制度里没有叫「\(found)」的事实、事件、岗位或分类",
                en: "the policy has no fact, event, role or classification `\(found)`"),
            at: place.label(),
            help: nearest.map(replacing)
                ?? Message(
                    zh: "可写的有：" + InputTable.listed(known, zh: true) + "；不需要的一行请删掉",
                    en: "write one of " + InputTable.listed(known, zh: false) + ", or take the line out"),
            fixes: nearest.map { place.fix(replacing($0), $0) } ?? [])
    }

    private static func replacing(_ word: String) -> Message {
        Message(zh: "改成「\(word)」", en: "write `\(word)`")
    }

    fileprivate static func gluedKey(_ found: String, key: String, value: String, _ place: Place) -> Diagnostic {
        let isWide = found.unicodeScalars.contains("：")
        let mended = "\(key): \(value)"
        return Diagnostic(
            isWide ? .fullWidthColon : .yamlSyntax, .error,
            isWide
                ? Message(zh: "「\(key)」后面的冒号是全角「：」", en: "the colon after `\(key)` is the full-width `：`")
                : Message(zh: "「\(key)」的冒号后面缺一个空格", en: "a space is missing after the colon of `\(key)`"),
            at: place.label(), help: Message(zh: "改成 `\(mended)`", en: "write `\(mended)`"),
            fixes: place.fix(Message(zh: "改成 `\(mended)`", en: "write `\(mended)`"), mended))
    }

    fileprivate static func mergeKey(_ place: Place) -> Diagnostic {
        Diagnostic(
            .unknownKey, .error,
            Message(zh: "不支持 YAML 的合并键 `<<`", en: "YAML's merge key `<<` is not supported"),
            at: place.label(),
            help: Message(zh: "把要合并的各行直接写在这里", en: "write the lines to be merged here"))
    }

    fileprivate static func duplicateKey(_ found: String, _ place: Place) -> Diagnostic {
        Diagnostic(
            .duplicateKey, .error,
            Message(zh: "同一项写了两次：「\(found)」", en: "`\(found)` is given twice"),
            at: place.label(Message(zh: "第二次", en: "the second one")),
            secondary: place.related.map { [Label($0, Message(zh: "第一次", en: "the first one"))] } ?? [],
            help: Message(
                zh: "只留一处；如果这是另一条事件，在它前面加一行 `---`",
                en: "keep one of them; if another incident begins here, put a line `---` before it"))
    }

    fileprivate static func keyShape(_ place: Place) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(zh: "冒号前面应是一个名称，这里是列表或映射", en: "a name must stand before the colon, not a list or map"),
            at: place.label(),
            help: Message(zh: "写成 `名称: 值`", en: "write `name: value`"))
    }

    fileprivate static func missingValue(_ name: String, _ place: Place) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(zh: "「\(name)」没有写值", en: "`\(name)` has no value"),
            at: place.label(),
            help: Message(
                zh: "写上值；不知道写 未知，没有写 无，不想提就删掉这一行",
                en: "write a value, `unknown` or `none`, or take the line out"))
    }
}

// MARK: - Values

extension Diagnostic {
    fileprivate static func wrongShape(
        found: InputDocument.Shape, _ wanted: InputDocument.Shape, name: String?, _ expected: Message, _ place: Place
    ) -> Diagnostic {
        guard let name else {
            return wanted == .map
                ? Diagnostic(
                    .wrongType, .error,
                    Message(zh: "这里应是一条事件，由 `名称: 值` 组成", en: "an incident must stand here, made of `name: value`"),
                    at: place.label(),
                    help: Message(zh: "每行写一项，如 `来源: 现场`", en: "write one item a line, such as `source: hotline`"))
                : Diagnostic(
                    .wrongType, .error,
                    Message(zh: "这里应只写一个值", en: "one plain value must stand here"), at: place.label(),
                    help: Message(zh: "去掉括号", en: "take the brackets out"))
        }
        return Diagnostic(
            .wrongType, .error,
            Message(
                zh: "「\(name)」写成了\(word(found).chinese)，应是\(word(wanted).chinese)",
                en: "`\(name)` is \(word(found).english), and must be \(word(wanted).english)"),
            at: place.label(), help: Message(zh: "应为：\(expected.chinese)", en: "expected: \(expected.english)"))
    }

    private static func word(_ shape: InputDocument.Shape) -> Message {
        switch shape {
        case .scalar: Message(zh: "一个值", en: "one value")
        case .list: Message(zh: "列表", en: "a list")
        case .map: Message(zh: "映射", en: "a map")
        }
    }

    fileprivate static func unknownWord(
        _ found: String, of name: String, _ words: [String], nearest: String?, _ place: Place
    ) -> Diagnostic {
        Diagnostic(
            .unknownValue, .error,
            Message(zh: "「\(name)」里没有「\(found)」这个值", en: "`\(found)` is no value of `\(name)`"),
            at: place.label(),
            notes: words.isEmpty
                ? []
                : [
                    Message(
                        zh: "可选的值：" + InputTable.listed(words, zh: true),
                        en: "the values are " + InputTable.listed(words, zh: false))
                ],
            help: nearest.map(replacing)
                ?? Message(
                    zh: "从可选的值里选一个；不知道写 未知", en: "choose one of the values, or write `unknown`"),
            fixes: nearest.map { place.fix(replacing($0), $0) } ?? [])
    }

    fileprivate static func gluedWords(
        _ found: String, _ words: [String], _ name: String, _ place: Place
    ) -> Diagnostic {
        let list = "[" + words.joined(separator: ", ") + "]"
        return Diagnostic(
            .unknownValue, .error,
            Message(zh: "「\(found)」是几个值连在一起", en: "`\(found)` is several values in one text"),
            at: place.label(), help: Message(zh: "几个值写成列表：\(list)", en: "write several values as a list: \(list)"),
            fixes: place.fix(Message(zh: "改成 \(list)", en: "write \(list)"), list))
    }

    fileprivate static func wrongType(
        _ code: DiagnosticCode, _ found: String, _ name: String, _ expected: Message, _ place: Place
    ) -> Diagnostic {
        Diagnostic(
            code, .error,
            Message(zh: "「\(name)」不能是「\(found)」", en: "`\(found)` cannot be the value of `\(name)`"),
            at: place.label(), help: Message(zh: "应为：\(expected.chinese)", en: "expected: \(expected.english)"))
    }

    fileprivate static func groupedDigits(_ found: String, _ place: Place) -> Diagnostic {
        let plain = String(found.unicodeScalars.filter { ![",", "，", " ", "'", "　"].contains($0) }.map(Character.init))
        let help = Message(zh: "去掉分隔符，写成 \(plain)", en: "leave the separators out: \(plain)")
        return Diagnostic(
            .wrongType, .error,
            Message(zh: "数字「\(found)」里有千位分隔符", en: "the number `\(found)` has thousands separators"),
            at: place.label(), help: help, fixes: place.fix(help, plain))
    }

    fileprivate static func tooManyDecimals(
        _ found: String, limit: Int, _ name: String, _ expected: Message, _ place: Place
    ) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            limit == 0
                ? Message(zh: "「\(name)」要整数，「\(found)」不是", en: "`\(name)` takes whole numbers, and `\(found)` is none")
                : Message(
                    zh: "「\(found)」的小数多于\(limit)位", en: "`\(found)` has more than \(limit) decimals"),
            at: place.label(), help: Message(zh: "应为：\(expected.chinese)", en: "expected: \(expected.english)"))
    }

    fileprivate static func outOfRange(
        _ found: String, low: String, high: String, _ name: String, _ place: Place
    ) -> Diagnostic {
        Diagnostic(
            .outOfRange, .error,
            Message(
                zh: "「\(name)」应在 \(low) 到 \(high) 之间，写的是「\(found)」",
                en: "`\(name)` lies from \(low) to \(high), and `\(found)` does not"),
            at: place.label(),
            help: Message(
                zh: "核对这个数；如果制度的范围定错了，改制度", en: "check the number, or widen the range in the policy"))
    }

    fileprivate static func tooLarge(_ found: String, _ name: String, _ place: Place) -> Diagnostic {
        Diagnostic(
            .outOfRange, .error,
            Message(zh: "「\(name)」的数「\(found)」太大，无法精确计算", en: "`\(found)` is too large a number for `\(name)`"),
            at: place.label(), help: Message(zh: "核对位数", en: "check how many digits it has"))
    }

    fileprivate static func wrongUnit(
        _ found: String, unit: String, _ name: String, _ expected: Message, _ place: Place
    ) -> Diagnostic {
        Diagnostic(
            .unitMismatch, .error,
            Message(zh: "「\(name)」不用「\(unit)」作单位", en: "`\(name)` is not counted in `\(unit)`"),
            at: place.label(), help: Message(zh: "应为：\(expected.chinese)", en: "expected: \(expected.english)"))
    }

    fileprivate static func missingUnit(
        _ found: String, _ name: String, _ expected: Message, _ place: Place
    ) -> Diagnostic {
        Diagnostic(
            .unitMismatch, .error,
            Message(zh: "「\(name)」的「\(found)」没有写单位", en: "`\(found)` of `\(name)` has no unit"),
            at: place.label(), help: Message(zh: "应为：\(expected.chinese)", en: "expected: \(expected.english)"))
    }

    fileprivate static func impossibleDate(_ found: String, _ place: Place) -> Diagnostic {
        Diagnostic(
            .invalidDate, .error,
            Message(zh: "没有「\(found)」这个日子或时刻", en: "there is no such day or time as `\(found)`"),
            at: place.label(),
            help: Message(
                zh: "核对年月日和时分，如 2026-09-16 10:00", en: "check the date and the time, as in 2026-09-16 10:00"))
    }

    fileprivate static func noneOfRequired(
        _ found: String, _ name: String, _ expected: Message, _ place: Place
    ) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(zh: "「\(name)」必有一个值，不能写「\(found)」", en: "`\(name)` always has a value, and `\(found)` is none"),
            at: place.label(),
            help: Message(
                zh: "不知道写 未知；应为：\(expected.chinese)",
                en: "write `unknown` if nobody knows; expected: \(expected.english)"))
    }

    fileprivate static func misplacedWord(
        _ found: String, _ name: String, _ expected: Message, _ place: Place
    ) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(zh: "「\(name)」这里不能写「\(found)」", en: "`\(found)` says nothing for `\(name)`"),
            at: place.label(), help: Message(zh: "应为：\(expected.chinese)", en: "expected: \(expected.english)"))
    }
}

// MARK: - Events and people

extension Diagnostic {
    fileprivate static func eventOrder(_ name: String, before: String, _ place: Place) -> Diagnostic {
        Diagnostic(
            .eventOrder, .error,
            Message(zh: "「\(name)」早于「\(before)」", en: "`\(name)` is earlier than `\(before)`"),
            at: place.label(),
            secondary: place.related.map { [Label($0, Message(zh: "「\(before)」", en: "`\(before)`"))] } ?? [],
            help: Message(
                zh: "核对这两个时刻：「\(before)」不能晚于「\(name)」",
                en: "check both moments: `\(before)` must not be later than `\(name)`"))
    }

    fileprivate static func tooManyPeople(_ people: [String], _ name: String, _ place: Place) -> Diagnostic {
        Diagnostic(
            .tooManyPeople, .error,
            Message(
                zh: "「\(name)」只能有一人，写了 \(people.count) 人：\(people.joined(separator: "、"))",
                en: "`\(name)` is one person, and \(people.count) are given: \(people.joined(separator: ", "))"),
            at: place.label(),
            help: Message(
                zh: "只留一人；如果可以有多人，在制度里写「岗位 \(name) : 多人」",
                en: "keep one; if there may be more, write `role \(name) : several` in the policy"))
    }

    fileprivate static func gluedNames(_ found: String, _ people: [String], _ place: Place) -> Diagnostic {
        let list = "[" + people.joined(separator: ", ") + "]"
        return Diagnostic(
            .wrongType, .error,
            Message(zh: "「\(found)」像是几个人的姓名连在一起", en: "`\(found)` looks like several names in one text"),
            at: place.label(), help: Message(zh: "几个人写成列表：\(list)", en: "write several people as a list: \(list)"),
            fixes: place.fix(Message(zh: "改成 \(list)", en: "write \(list)"), list))
    }

    fileprivate static func strangerInMap(
        _ found: String, role: String, _ people: [String], nearest: String?, _ name: String, _ place: Place
    ) -> Diagnostic {
        Diagnostic(
            .unknownValue, .error,
            Message(
                zh: "「\(name)」里的「\(found)」不在「\(role)」之列",
                en: "`\(found)` in `\(name)` does not fill the role `\(role)`"),
            at: place.label(),
            notes: [
                Message(
                    zh: "「\(role)」：" + InputTable.listed(people, zh: true),
                    en: "`\(role)`: " + InputTable.listed(people, zh: false))
            ],
            help: nearest.map(replacing)
                ?? Message(zh: "在「\(role)」里写上这个人，或去掉这一项", en: "name the person under `\(role)`, or take the entry out"),
            fixes: nearest.map { place.fix(replacing($0), $0) } ?? [])
    }
}
