/// A policy made up at random, the changes that a dealer makes to it, and both as texts. Its merging is so plain that
/// it can be read beside the manual: a replaced row stands where the old one stood, a withdrawn one is gone with all
/// precedence over it, an added one stands last.
struct RandomDealer {
    struct Row {
        var label: String
        var condition: String
        var items: String
        /// The rows of its group that it takes precedence over.
        var over: [String] = []
        var isMandatory = false

        /// Its lines, indented as in a group.
        func text(_ opening: String = "  ", marks: Bool = true) -> String {
            var text = "\(opening)\(label): \(condition) → \(items)\n"
            if !over.isEmpty { text += "    优先于 \(over.joined(separator: ", "))\n" }
            if isMandatory, marks { text += "    强制\n" }
            return text
        }
    }

    struct Group {
        let name: String
        let opening: String
        let isByCause: Bool
        let isRules: Bool
        var rows: [Row]
    }

    /// What was changed, so that nothing passes idly.
    struct Changes {
        var replaced = 0, withdrawn = 0, added = 0, set = 0, relabelled = 0, precedenceLost = 0
    }

    private(set) var random: SplitMix
    private var groups: [Group] = []
    private var fines: [(name: String, yuan: Int)] = []
    private var labels = 0
    private(set) var changes = Changes()
    /// What stands before the groups of a policy that extends none.
    private var head: String {
        "事件 收到\n事实 甲错, 乙错, 丙错 : 是否\n事实 次数 : 整数 0..5\n事实 事由 : 取多 不净, 恶劣, 迟延\n"
            + "岗位 顾问, 主管, 经理\n处分 警告 < 记过\n"
    }
    /// The text of the base and its dealers, and the merged policies of these alone, without promises.
    private(set) var text = ""
    private(set) var merged: [(name: String, text: String)] = []

    init(seed: UInt64) {
        random = SplitMix(seed)
        for name in ["罚额", "扣额"] { fines.append((name, random.number(8...20) * 10)) }
        let policy = random.pick(["", " 累计", " 从重", " 依次"])
        groups = [
            Group(name: "处罚", opening: "罚则 处罚 逐项 事由", isByCause: true, isRules: false, rows: []),
            Group(name: "另罚", opening: "罚则 另罚\(policy)", isByCause: false, isRules: false, rows: []),
            Group(name: "报告", opening: "规则 报告", isByCause: false, isRules: true, rows: []),
        ]
        for place in groups.indices {
            for _ in 0..<random.number(2...4) { groups[place].rows.append(row(in: groups[place], "集")) }
            link(place)
            if random.chance(40) { groups[place].rows[0].isMandatory = true }
        }
        text = "制度 集团\n" + fines.map { "参数 \($0.name) : 金额 = \($0.yuan)元 不得低于 50元 不得高于 300元\n" }.joined()
        text += head + groups.map { "\($0.opening)\n" + $0.rows.map { $0.text() }.joined() }.joined()
        merged.append(("集团", policyText("集团")))
        extend("集团", as: "大区")
        extend("大区", as: "门店")
    }

    /// The merged policy as one that extends none.
    private func policyText(_ name: String) -> String {
        "制度 \(name)\n" + fines.map { "参数 \($0.name) : 金额 = \($0.yuan)元\n" }.joined() + head
            + groups.map { "\($0.opening)\n" + $0.rows.map { $0.text(marks: false) }.joined() }.joined()
    }

    // MARK: Rows

    private mutating func row(in group: Group, _ prefix: String) -> Row {
        labels += 1
        return Row(label: "\(prefix)-\(labels)", condition: condition(group), items: items(group))
    }

    private mutating func condition(_ group: Group) -> String {
        let other = random.pick([
            "甲错", "乙错", "非 丙错", "甲错 且 乙错", "乙错 或 丙错", "次数 超过 2", "次数 不超过 3 且 甲错", "始终",
        ])
        guard group.isByCause else { return other }
        let cause = random.pick(["不净", "恶劣", "迟延"])
        return other == "始终" || random.chance(50) ? cause : "\(cause) 且 (\(other))"
    }

    private mutating func items(_ group: Group) -> String {
        if group.isRules {
            return random.pick(["通知 主管", "通知 经理, 记录 \"登记簿\"", "记录 \"台账\"", "通知 顾问, 通知 经理"])
        }
        let role = random.pick(["顾问", "主管", "经理"])
        let amount = random.chance(50) ? random.pick(fines).name : "\(random.number(1...9) * 10)"
        return "\(role) \(amount)" + random.pick(["", "", ", 处分 \(role) 警告", ", 处分 \(role) 记过"])
    }

    /// Rows take precedence over later ones, so that no circle can arise.
    private mutating func link(_ place: Int) {
        for index in groups[place].rows.indices.dropLast() where random.chance(40) {
            let later = groups[place].rows[(index + 1)...].map(\.label)
            groups[place].rows[index].over = [random.pick(later)]
        }
    }

    // MARK: Changes

    /// Makes a dealer of a base: says its changes as text, and carries them out.
    private mutating func extend(_ base: String, as name: String) {
        var lines = "制度 \(name)\n  继承 \(base)\n"
        for place in fines.indices where random.chance(40) {
            fines[place].yuan = random.number(5...30) * 10
            lines += "令 \(fines[place].name) = \(fines[place].yuan)元\n"
            changes.set += 1
        }
        for place in groups.indices {
            let gone = withdraw(place)
            if !gone.isEmpty { lines += "撤销 \(gone.joined(separator: ", "))\n" }
            lines += replace(place)
            guard random.chance(60) else { continue }
            lines += "增加 \(groups[place].name)\n"
            for _ in 0..<random.number(1...2) {
                var added = row(in: groups[place], name == "门店" ? "店" : "区")
                // A new row may bear the label of one that is gone.
                if let label = gone.first, !groups[place].rows.contains(where: { $0.label == label }),
                    random.chance(50)
                {
                    added.label = label
                    changes.relabelled += 1
                }
                groups[place].rows.append(added)
                lines += added.text()
                changes.added += 1
            }
        }
        text += lines
        merged.append((name, policyText(name)))
    }

    /// Withdraws rows of a group, never its first or a mandatory one, and tells which.
    private mutating func withdraw(_ place: Int) -> [String] {
        let gone = groups[place].rows.dropFirst().filter { _ in random.chance(25) }.map(\.label)
        groups[place].rows.removeAll { gone.contains($0.label) }
        for index in groups[place].rows.indices {
            let before = groups[place].rows[index].over.count
            groups[place].rows[index].over.removeAll { gone.contains($0) }
            if groups[place].rows[index].over.count < before { changes.precedenceLost += 1 }
        }
        changes.withdrawn += gone.count
        return gone
    }

    /// Replaces rows of a group that are not mandatory, and tells how.
    private mutating func replace(_ place: Int) -> String {
        var lines = ""
        for index in groups[place].rows.indices where !groups[place].rows[index].isMandatory && random.chance(30) {
            var new = row(in: groups[place], "")
            new.label = groups[place].rows[index].label
            let later = groups[place].rows[(index + 1)...].map(\.label)
            if !later.isEmpty, random.chance(40) { new.over = [random.pick(later)] }
            groups[place].rows[index] = new
            lines += new.text("替换 ")
            changes.replaced += 1
        }
        return lines
    }

    // MARK: Incidents

    /// Incidents for a policy, as YAML documents; some facts are left out.
    mutating func incidents(_ count: Int) -> [String] {
        (0..<count).map { _ in
            var text = "收到: 2026-03-0\(random.number(1...9)) 10:00\n"
            for fact in ["甲错", "乙错", "丙错"] where !random.chance(15) {
                text += "\(fact): \(random.pick(["是", "否"]))\n"
            }
            if !random.chance(15) { text += "次数: \(random.number(0...5))\n" }
            let causes = ["不净", "恶劣", "迟延"].filter { _ in random.chance(60) }
            if !random.chance(10) { text += "事由: [\(causes.joined(separator: ", "))]\n" }
            for role in ["顾问", "主管", "经理"] where random.chance(70) {
                text += "\(role): \(random.pick(["张伟", "李敏", "王芳"]))\n"
            }
            return text
        }
    }
}
