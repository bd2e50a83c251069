extension SmallPolicy {
    private static let words = ["甲类", "乙类", "丙类", "丁类"]
    private static let elements = ["迟到", "漏项", "失礼"]
    private static let levelWords = ["轻", "中", "重"]
    private static let roles = ["张岗", "李岗"]
    private static let readings = ["宽", "严"]

    /// The policy as an author writes it.
    var text: String {
        var lines = ["制度 小制度"]
        if let scope { lines.append("  适用 \(text(scope))") }
        lines.append("事件 收到")
        lines += facts.indices.map { "事实 \(name($0)) : \(type(facts[$0]))" }
        if elementCount > 0 {
            lines.append("事实 事由 : 取多 \(SmallPolicy.elements.prefix(elementCount).joined(separator: ", "))")
        }
        if hasReading { lines.append("参数 读法 : 取一 \(SmallPolicy.readings.joined(separator: ", ")) = 宽") }
        lines += SmallPolicy.roles.map { "岗位 \($0)" }
        if !level.rows.isEmpty {
            let words = SmallPolicy.levelWords.joined(separator: isLevelOrdered ? " < " : ", ")
            lines.append("分类 \(head(level)) : 取一 \(words)")
            lines += level.rows.flatMap { rowLines($0, gives: SmallPolicy.levelWords[$0.word]) }
        }
        if let void { lines += ["规则 申诉", "  零: \(text(void)) → 作废"] }
        for group in schedules {
            lines.append("罚则 \(head(group))")
            lines += group.rows.flatMap { rowLines($0, gives: $0.items.map(text).joined(separator: ", ")) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func head(_ group: Group) -> String {
        let hit = group.hit == .agree ? "" : " \(group.hit.rawValue)"
        let iteration = group.isForEach ? " 逐项 事由" : ""
        let condition = group.condition.map { " 当 \(text($0))" } ?? ""
        return "\(group.name)\(hit)\(group.isComplete ? " 必全" : "")\(iteration)\(condition)"
    }

    private func rowLines(_ row: Row, gives outcome: String) -> [String] {
        let overrides = row.overrides.map { override in
            "    优先于 \(override.label)\(override.condition.map { " 当 \(text($0))" } ?? "")"
        }
        return ["  \(row.label): \(row.test.map(text) ?? "其余") → \(outcome)"] + overrides
    }

    private func text(_ item: Item) -> String {
        let roles = item.roles.map { SmallPolicy.roles[$0] }.joined(separator: " 与 ")
        var text = "\(item.isReward ? "奖 " : "")\(roles) \(item.amount)"
        if let count = item.perCount { text += " 每 \(name(count))" }
        if let cap = item.cap { text += " 至多 \(cap)" }
        if item.roles.count > 1 { text += item.isJoint ? " 合付" : " 每人" }
        if item.isOnce { text += " 一次" }
        return text + (item.condition.map { " 当 \(self.text($0))" } ?? "")
    }

    private func name(_ fact: Int) -> String {
        switch facts[fact].kind {
        case .words: "类别\(fact)"
        case .flag: "属实\(fact)"
        case .number: "次数\(fact)"
        }
    }

    private func type(_ fact: Fact) -> String {
        let optional = fact.isOptional ? ", 可无" : ""
        switch fact.kind {
        case .words:
            return
                "取一 \(SmallPolicy.words.prefix(fact.size).joined(separator: fact.isOrdered ? " < " : ", "))\(optional)"
        case .flag: return "是否"
        case .number: return "整数 0..\(fact.size - 1)\(optional)"
        }
    }

    private func text(_ test: Test) -> String {
        switch test {
        case .fact(let fact, let values):
            switch facts[fact].kind {
            case .words: "\(name(fact)) 属于 (\(list(values, SmallPolicy.words)))"
            case .flag: values.contains(1) ? name(fact) : "非 \(name(fact))"
            case .number: "\(name(fact)) 属于 \(values.min() ?? 0)..\(values.max() ?? 0)"
            }
        case .has(let fact): "有 \(name(fact))"
        case .known(let fact): "已知 \(name(fact))"
        case .contains(let word): "事由 包含 \(SmallPolicy.elements[word])"
        case .element(let word): SmallPolicy.elements[word]
        case .level(let words): "等级 属于 (\(list(words, SmallPolicy.levelWords)))"
        case .reading(let reading): "读法 = \(SmallPolicy.readings[reading])"
        case .above(let left, let right, let by): "\(name(left)) 超过 \(name(right))\(by == 0 ? "" : " + \(by)")"
        case .sum(let left, let right, let least): "\(name(left)) + \(name(right)) 不低于 \(least)"
        case .all(let parts): "(" + parts.map(text).joined(separator: " 且 ") + ")"
        case .any(let parts): "(" + parts.map(text).joined(separator: " 或 ") + ")"
        case .not(let part): "非 (\(text(part)))"
        case .atLeast(let count, let parts): "至少 \(count) 之 (\(parts.map(text).joined(separator: ", ")))"
        }
    }

    private func list(_ values: Set<Int>, _ words: [String]) -> String {
        values.sorted().map { words[$0] }.joined(separator: ", ")
    }
}
