/// Kleene's three-valued logic: what is known of a combination, given what is known of its parts.
extension Truth {
    init(_ value: Bool) { self = value ? .holds : .fails }

    /// nil for what is unknown.
    init(_ value: Bool?) {
        guard let value else {
            self = .unknown
            return
        }
        self.init(value)
    }

    static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .holds: .fails
        case .fails: .holds
        case .unknown: .unknown
        }
    }

    /// The right side is not looked at where the left one decides.
    static func && (left: Truth, right: @autoclosure () -> Truth) -> Truth {
        if left == .fails { return .fails }
        let right = right()
        if right == .fails { return .fails }
        return left == .holds && right == .holds ? .holds : .unknown
    }

    /// The right side is not looked at where the left one decides.
    static func || (left: Truth, right: @autoclosure () -> Truth) -> Truth {
        if left == .holds { return .holds }
        let right = right()
        if right == .holds { return .holds }
        return left == .fails && right == .fails ? .fails : .unknown
    }
}

extension Sequence {
    /// Whether all of them hold.
    func all(_ truth: (Element) -> Truth) -> Truth {
        var result = Truth.holds
        for element in self {
            result = result && truth(element)
            if result == .fails { break }
        }
        return result
    }

    /// Whether one of them holds.
    func any(_ truth: (Element) -> Truth) -> Truth {
        var result = Truth.fails
        for element in self {
            result = result || truth(element)
            if result == .holds { break }
        }
        return result
    }
}
