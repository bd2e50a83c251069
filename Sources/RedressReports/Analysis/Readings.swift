package import RedressDiagnostics
package import RedressModel

/// The ways in which the ambiguous clauses of a policy may be read together.
package struct Readings: Sendable {
    /// What each parameter that is a reading is set to.
    package typealias Combination = [Example.Setting]

    /// Beyond so many combinations each reading is tried by itself, the others as chosen.
    package static let maximumCount = 256

    /// The combinations, the chosen one first.
    package let combinations: [Combination]
    /// Whether these are all that there are.
    package let isComplete: Bool
    /// How many there are, as far as that can be said; nil: too many to count.
    package let possibleCount: Int?
    private let program: Program

    package init(of program: Program) {
        self.program = program
        let choices = program.parameters.compactMap { parameter -> (chosen: Example.Setting, all: [Example.Setting])? in
            guard parameter.isReading, case .symbol(let vocabulary, _)? = parameter.value, let value = parameter.value
            else { return nil }
            let all = program.schema[vocabulary].words.indices.map { word in
                Example.Setting(parameter: parameter.id, value: .symbol(vocabulary, word))
            }
            return (Example.Setting(parameter: parameter.id, value: value), all)
        }
        let chosen = choices.map(\.chosen)
        possibleCount = choices.reduce(1) { count, choice in
            count.flatMap { known in
                let (product, overflows) = known.multipliedReportingOverflow(by: choice.all.count)
                return overflows ? nil : product
            }
        }
        isComplete = possibleCount.map { $0 <= Readings.maximumCount } ?? false
        var found: [Combination]
        if isComplete {
            found = choices.reduce([[]]) { partial, choice in partial.flatMap { some in choice.all.map { some + [$0] } }
            }
        } else {
            found = choices.indices.flatMap { place in
                choices[place].all.map { reading in
                    var settings = chosen
                    settings[place] = reading
                    return settings
                }
            }
        }
        found.removeAll { $0 == chosen }
        combinations = [chosen] + found
    }

    private init(of program: Program, _ combinations: [Combination], isComplete: Bool, possibleCount: Int?) {
        self.program = program
        self.combinations = combinations
        self.isComplete = isComplete
        self.possibleCount = possibleCount
    }

    /// The chosen combination alone.
    package var chosenOnly: Readings {
        Readings(of: program, [combinations[0]], isComplete: possibleCount == 1, possibleCount: possibleCount)
    }

    /// Under which readings something holds that holds under some of the combinations: what the parameters that matter
    /// are set to, one way after another. None where it holds under all of them.
    package func conditions(holdingAt places: Set<Int>) -> [Combination] {
        if places.count == combinations.count { return [] }
        let parameters = combinations[0].indices.filter { matters($0, places) }
        var conditions: [Combination] = []
        for place in combinations.indices where places.contains(place) {
            let condition = parameters.map { combinations[place][$0] }
            if !conditions.contains(condition) { conditions.append(condition) }
        }
        return conditions
    }

    /// Whether two combinations that differ in one parameter only differ in whether it holds.
    private func matters(_ parameter: Int, _ places: Set<Int>) -> Bool {
        var seen: [Combination: Bool] = [:]
        for (place, combination) in combinations.enumerated() {
            var rest = combination
            rest.remove(at: parameter)
            let holds = places.contains(place)
            if let known = seen[rest], known != holds { return true }
            seen[rest] = holds
        }
        return false
    }
}

extension ReportContext {
    /// A combination of readings in words.
    package func readings(_ combination: Readings.Combination) -> [Evidence.Reading] {
        combination.compactMap { setting in
            guard case .symbol(let vocabulary, let word) = setting.value else { return nil }
            return Evidence.Reading(name: name(setting.parameter), value: self.word(vocabulary, word))
        }
    }
}
