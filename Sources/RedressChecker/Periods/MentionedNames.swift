import RedressSyntax

/// The names that an expression reads, or may read as words.
struct MentionedNames {
    private(set) var names: Set<String> = []
    /// Whether it counts other incidents.
    private(set) var hasHistory = false

    init(_ expression: Expression) { visit(expression) }

    private mutating func visit(_ expression: Expression) {
        switch expression.kind {
        case .name(let name), .known(let name), .has(let name), .deadlineState(let name, _): names.insert(name.text)
        case .number, .date, .text, .yesNo, .unknown, .none, .empty, .invalid: break
        case .or(let parts), .and(let parts), .atLeast(_, let parts): for part in parts { visit(part) }
        case .not(let part), .negative(let part), .isEmpty(let part, _): visit(part)
        case .comparison(let left, _, let right), .arithmetic(let left, _, let right):
            visit(left)
            visit(right)
        case .membership(let left, _, let right):
            visit(left)
            visit(right)
        case .contains(let left, _, _): visit(left)
        case .call(let call):
            for argument in call.arguments { visit(argument) }
            if let condition = call.guardCondition { visit(condition) }
            if call.function == .earlier { hasHistory = true }
        }
    }

    private mutating func visit(_ membership: MembershipSyntax) {
        switch membership {
        case .names: break
        case .range(let low, let high):
            visit(low)
            visit(high)
        }
    }
}
