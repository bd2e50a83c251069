import RedressModel

/// A sum of missing numbers, each times a constant, and a constant.
struct Linear {
    private(set) var coefficients: [Variable: Rational]
    private(set) var constant: Rational

    init(constant: Rational) {
        coefficients = [:]
        self.constant = constant
    }

    init(_ variable: Variable) {
        coefficients = [variable: .one]
        constant = .zero
    }

    func adding(_ other: Linear, times factor: Rational) -> Linear? {
        guard var result = other.multiplied(by: factor), let sum = constant.adding(result.constant) else { return nil }
        result.constant = sum
        for (variable, coefficient) in coefficients {
            guard let sum = coefficient.adding(result.coefficients[variable] ?? .zero) else { return nil }
            result.coefficients[variable] = sum == .zero ? nil : sum
        }
        return result
    }

    func multiplied(by factor: Rational) -> Linear? {
        guard let product = constant.multiplied(by: factor) else { return nil }
        var result = Linear(constant: product)
        for (variable, coefficient) in coefficients where factor != .zero {
            guard let product = coefficient.multiplied(by: factor) else { return nil }
            result.coefficients[variable] = product
        }
        return result
    }

    /// The value of a variable at which the whole is zero, the others being at those given.
    func root(of variable: Variable, _ others: [Variable: Rational] = [:]) -> Rational? {
        guard let own = coefficients[variable] else { return nil }
        var rest = constant
        for (other, coefficient) in coefficients where other != variable {
            guard let value = others[other], let product = coefficient.multiplied(by: value),
                let sum = rest.adding(product)
            else { return nil }
            rest = sum
        }
        return rest.divided(by: own)?.multiplied(by: Rational(-1))
    }
}

/// Finds the linear forms of terms, with what is known of the incident put in.
struct LinearForms {
    /// The incident as it stands.
    let scene: ReferenceScene
    /// No comparison gives more forms than this; what is beyond is left to intervals.
    static let maximumForms = 64

    /// The forms whose signs decide a comparison.
    func differences(_ left: Term, _ right: Term) -> [Linear] {
        if case .arithmetic(let top, .divided, let bottom) = left, forms(left).isEmpty {
            return quotient(top, bottom, against: right)
        }
        if case .arithmetic(let top, .divided, let bottom) = right, forms(right).isEmpty {
            return quotient(top, bottom, against: left)
        }
        return combined(forms(left), forms(right), times: Rational(-1))
    }

    /// `top / bottom` against a constant: the sign of `top - constant × bottom`, and that of `bottom`.
    private func quotient(_ top: Term, _ bottom: Term, against other: Term) -> [Linear] {
        let bottoms = forms(bottom)
        var result = bottoms
        for other in forms(other) where other.coefficients.isEmpty {
            result += combined(forms(top), bottoms, times: other.constant.multiplied(by: Rational(-1)) ?? .zero)
        }
        return result
    }

    private func combined(_ left: [Linear], _ right: [Linear], times factor: Rational) -> [Linear] {
        let all = left.flatMap { left in right.compactMap { left.adding($0, times: factor) } }
        return Array(all.prefix(LinearForms.maximumForms))
    }

    /// The forms that a term may have; none where it has no linear one.
    func forms(_ term: Term) -> [Linear] {
        if let point = scene.value(term, at: nil).interval?.point { return [Linear(constant: point)] }
        switch term {
        case .constant, .parameter, .element, .condition, .eventEntry, .route, .due, .fines: return []
        case .elapsed(let first, let last, .clock): return arithmetic(last, .minus, first)
        case .elapsed: return []
        case .excess(let number, let limit):
            guard let whole = scene.value(limit, at: nil).interval?.point?.floor else { return [] }
            let zero = Linear(constant: .zero)
            return forms(number).compactMap { $0.adding(Linear(constant: Rational(-whole)), times: .one) } + [zero]
        case .fact(let id):
            let isAbsent = scene.world.row.slots[scene.wiring.layout.factSlots[id.index]] == Slot.absent
            if isAbsent, let term = scene.schema[id].defaultValue { return forms(term) }
            let value = scene.fact(id)
            return value == .unknown || value.interval != nil ? [Linear(.fact(id))] : []
        case .event(let id): return scene.event(id) == .unknown ? [Linear(.event(id))] : []
        case .derived(let id):
            switch scene.program.derived[id.index].body {
            case .term(let term): return forms(term)
            case .rows(let group): return values(scene.program.groups[group.index])
            }
        case .entry(let id):
            guard case .map(let map, _) = scene.fact(id) else { return [] }
            return map.entries.compactMap { entry in
                let value = scene.value(.entry(id), at: .key(GroupID(0), entry.key))
                return value.interval?.point.map { Linear(constant: $0) }
            }
        case .arithmetic(let left, let operation, let right): return arithmetic(left, operation, right)
        case .size(.fact(let id)):
            guard case .map(let map, let size) = scene.fact(id), map.isOpen || size.point == nil else { return [] }
            return [Linear(.mapSize(id))]
        case .size: return []
        case .earliest(let terms), .latest(let terms): return terms.flatMap(forms)
        }
    }

    private func values(_ group: Group) -> [Linear] {
        let forms = group.rows.flatMap(\.items).flatMap { item -> [Linear] in
            guard case .value(let term) = item.kind else { return [] }
            return self.forms(term)
        }
        return Array(forms.prefix(LinearForms.maximumForms))
    }

    private func arithmetic(_ left: Term, _ operation: Term.Operation, _ right: Term) -> [Linear] {
        let lefts = forms(left)
        let rights = forms(right)
        switch operation {
        case .plus: return combined(lefts, rights, times: .one)
        case .minus: return combined(lefts, rights, times: Rational(-1))
        case .times:
            return lefts.flatMap { left in
                rights.compactMap { right in
                    if right.coefficients.isEmpty { return left.multiplied(by: right.constant) }
                    return left.coefficients.isEmpty ? right.multiplied(by: left.constant) : nil
                }
            }
        case .divided:
            return lefts.flatMap { left in
                rights.compactMap { right in
                    guard right.coefficients.isEmpty, let factor = Rational.one.divided(by: right.constant) else {
                        return nil
                    }
                    return left.multiplied(by: factor)
                }
            }
        }
    }
}
