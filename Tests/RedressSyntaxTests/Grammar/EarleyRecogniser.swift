@testable import RedressSyntax

/// Recognises token lists by the grammar file, whatever its shape, after Earley; written from the file alone, so that it
/// says independently of the parser what the grammar admits.
struct EarleyRecogniser {
    private enum Symbol: Hashable {
        case terminal(Int)
        case rule(Int)
    }

    private struct Alternative {
        let rule: Int
        let symbols: [Symbol]
    }

    private var alternatives: [Alternative] = []
    private var alternativesOfRule: [[Int]] = []
    /// The production that a rule stands for; nil for the rules made of brackets.
    private var names: [String?] = []
    private var terminals: [EBNFNode] = []
    private var ruleByName: [String: Int] = [:]
    private var nullable: Set<Int> = []

    init(_ grammar: EBNF) {
        for name in grammar.order { ruleByName[name] = addRule(name) }
        for name in grammar.order {
            if let rule = ruleByName[name], let node = grammar.productions[name] { addAlternatives(of: node, to: rule) }
        }
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for alternative in alternatives where !nullable.contains(alternative.rule) {
                let isEmpty = alternative.symbols.allSatisfy { symbol in
                    if case .rule(let rule) = symbol { nullable.contains(rule) } else { false }
                }
                if isEmpty {
                    nullable.insert(alternative.rule)
                    isGrowing = true
                }
            }
        }
    }

    private mutating func addRule(_ name: String?) -> Int {
        names.append(name)
        alternativesOfRule.append([])
        return names.count - 1
    }

    private mutating func addAlternatives(of node: EBNFNode, to rule: Int) {
        let nodes: [EBNFNode]
        if case .choice(let choices) = node { nodes = choices } else { nodes = [node] }
        for node in nodes { add(symbols(of: node), to: rule) }
    }

    private mutating func add(_ symbols: [Symbol], to rule: Int) {
        alternativesOfRule[rule].append(alternatives.count)
        alternatives.append(Alternative(rule: rule, symbols: symbols))
    }

    private mutating func symbols(of node: EBNFNode) -> [Symbol] {
        switch node {
        case .keyword, .sign, .token:
            terminals.append(node)
            return [.terminal(terminals.count - 1)]
        case .production(let name):
            return ruleByName[name].map { [.rule($0)] } ?? []
        case .sequence(let nodes):
            return nodes.flatMap { symbols(of: $0) }
        case .choice:
            let rule = addRule(nil)
            addAlternatives(of: node, to: rule)
            return [.rule(rule)]
        case .optional(let inner):
            let rule = addRule(nil)
            add([], to: rule)
            addAlternatives(of: inner, to: rule)
            return [.rule(rule)]
        case .repetition(let inner):
            // Left recursion keeps long lists linear.
            let element = addRule(nil)
            addAlternatives(of: inner, to: element)
            let rule = addRule(nil)
            add([], to: rule)
            add([.rule(rule), .rule(element)], to: rule)
            return [.rule(rule)]
        }
    }

    // MARK: Recognising

    private struct Key: Hashable {
        let alternative: Int32
        let dot: Int32
        let origin: Int32
    }

    private struct Item {
        let key: Key
        /// The item before its last symbol, and the item that completed that symbol; nil for tokens and empty rules.
        let previous: (column: Int, index: Int)?
        let child: (column: Int, index: Int)?
    }

    private struct Column {
        var items: [Item] = []
        var seen: Set<Key> = []
        /// Which items wait for a rule.
        var waiting: [Int: [Int]] = [:]
    }

    /// What a run found: the productions of one derivation, or the first token that fits none.
    enum Outcome {
        case derived(Set<String>)
        case stuck(token: Int)
    }

    func recognise(_ input: Terminals, as start: String) -> Outcome {
        guard let startRule = ruleByName[start] else { return .stuck(token: 0) }
        let tokens = input.tokens
        var columns = [Column](repeating: Column(), count: tokens.count + 1)
        for alternative in alternativesOfRule[startRule] {
            add(Key(alternative: Int32(alternative), dot: 0, origin: 0), nil, nil, to: 0, &columns)
        }
        for position in 0...tokens.count {
            if columns[position].items.isEmpty { return .stuck(token: position - 1) }
            var matches: [Int: Bool] = [:]
            var index = 0
            while index < columns[position].items.count {
                process(index, at: position, input, &matches, &columns)
                index += 1
            }
        }
        let last = columns[tokens.count]
        let whole = last.items.firstIndex { item in
            let alternative = alternatives[Int(item.key.alternative)]
            return alternative.rule == startRule && item.key.origin == 0
                && Int(item.key.dot) == alternative.symbols.count
        }
        guard let whole else { return .stuck(token: tokens.count) }
        return .derived(productions(from: (tokens.count, whole), columns))
    }

    private func process(
        _ index: Int, at position: Int, _ input: Terminals, _ matches: inout [Int: Bool], _ columns: inout [Column]
    ) {
        let key = columns[position].items[index].key
        let alternative = alternatives[Int(key.alternative)]
        let next = Key(alternative: key.alternative, dot: key.dot + 1, origin: key.origin)
        guard Int(key.dot) < alternative.symbols.count else {
            for waiting in columns[Int(key.origin)].waiting[alternative.rule] ?? [] {
                let parent = columns[Int(key.origin)].items[waiting].key
                let moved = Key(alternative: parent.alternative, dot: parent.dot + 1, origin: parent.origin)
                add(moved, (Int(key.origin), waiting), (position, index), to: position, &columns)
            }
            return
        }
        switch alternative.symbols[Int(key.dot)] {
        case .terminal(let terminal):
            guard position < input.tokens.count else { return }
            let isMatch = matches[terminal] ?? input.matches(terminals[terminal], input.tokens[position])
            matches[terminal] = isMatch
            if isMatch { add(next, (position, index), nil, to: position + 1, &columns) }
        case .rule(let rule):
            columns[position].waiting[rule, default: []].append(index)
            for choice in alternativesOfRule[rule] {
                add(
                    Key(alternative: Int32(choice), dot: 0, origin: Int32(position)), nil, nil, to: position, &columns)
            }
            // An empty rule may have been completed before this item came to wait for it.
            if nullable.contains(rule) { add(next, (position, index), nil, to: position, &columns) }
        }
    }

    private func add(
        _ key: Key, _ previous: (Int, Int)?, _ child: (Int, Int)?, to position: Int, _ columns: inout [Column]
    ) {
        guard columns[position].seen.insert(key).inserted else { return }
        columns[position].items.append(Item(key: key, previous: previous, child: child))
    }

    /// The productions in the derivation that ends in an item.
    private func productions(from end: (column: Int, index: Int), _ columns: [Column]) -> Set<String> {
        var found: Set<String> = []
        var pending = [end]
        var seen: Set<[Int]> = []
        while let (column, index) = pending.popLast() {
            guard seen.insert([column, index]).inserted else { continue }
            let item = columns[column].items[index]
            if let name = names[alternatives[Int(item.key.alternative)].rule] { found.insert(name) }
            if let previous = item.previous { pending.append(previous) }
            if let child = item.child { pending.append(child) }
        }
        return found
    }
}
