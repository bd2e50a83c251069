package import RedressModel

/// Which of several policies judge an incident that names none of them.
package enum SeveralPolicies: Hashable, Sendable {
    /// Those at these places.
    case stand([Int])
    /// Two or more of one base speak about it, and only one can be meant: those at these places.
    case ambiguous([Int])

    /// Policies that do not speak about the incident fall away where another one does, and so does a base where a policy
    /// that extends it does. What is left must be of different bases.
    package init(_ policies: [(notApplicable: NotApplicable?, program: Program)]) {
        let speaking = policies.indices.filter { index in
            switch policies[index].notApplicable {
            case nil, .scopeUnknown: true
            case .scope, .notInForce: false
            }
        }
        guard !speaking.isEmpty else {
            self = .stand(Array(policies.indices))
            return
        }
        let names = policies.map(\.program.header.name)
        let ancestors = policies.map(\.program.ancestors)
        let latest = speaking.filter { index in
            !speaking.contains { ancestors[$0].contains(names[index]) }
        }
        for (position, index) in latest.enumerated() {
            let kin = latest[(position + 1)...].filter { !Set(ancestors[$0]).isDisjoint(with: ancestors[index]) }
            if !kin.isEmpty {
                self = .ambiguous([index] + kin)
                return
            }
        }
        self = .stand(latest)
    }
}

extension Program {
    /// The names of the policies that it extends, the nearest first.
    fileprivate var ancestors: [String] {
        guard let first = base.first else { return [] }
        return [first.header.name] + first.ancestors
    }
}
