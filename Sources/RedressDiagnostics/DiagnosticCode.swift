/// Every kind of thing that Redress reports, named in words. `explain` prints the page of each.
package enum DiagnosticCode: String, Sendable, CaseIterable {
    // Reading files.
    case unreadableFile = "unreadable-file"
    case emptyFile = "empty-file"
    case invalidEncoding = "invalid-encoding"
    case fileTooLarge = "file-too-large"
    case nestingTooDeep = "nesting-too-deep"

    // Policy text into a tree.
    case unexpectedCharacter = "unexpected-character"
    case unclosedQuote = "unclosed-quote"
    case invalidNumber = "invalid-number"
    case invalidDate = "invalid-date"
    case hyphenRange = "hyphen-range"
    case unexpectedText = "unexpected-text"
    case missingText = "missing-text"
    case unspacedWords = "unspaced-words"

    // A tree into a checked program.
    case missingPolicy = "missing-policy"
    case unknownName = "unknown-name"
    case duplicateName = "duplicate-name"
    case unknownValue = "unknown-value"
    case typeMismatch = "type-mismatch"
    case unitMismatch = "unit-mismatch"
    case unorderedComparison = "unordered-comparison"
    case invalidRange = "invalid-range"
    case cyclicDefinition = "cyclic-definition"
    case cyclicOverride = "cyclic-override"
    case incompleteDeadline = "incomplete-deadline"
    case missingPaymentMode = "missing-payment-mode"
    case invalidShares = "invalid-shares"
    case misplacedItem = "misplaced-item"
    case invalidSetting = "invalid-setting"
    case limitExceeded = "limit-exceeded"
    case mixedLayers = "mixed-layers"

    // Policies that build on others.
    case unknownBase = "unknown-base"
    case changeWithoutBase = "change-without-base"
    case versionOverlap = "version-overlap"
    case unreadableUse = "unreadable-use"
    case misusedFile = "misused-file"

    // Incident documents into typed rows.
    case yamlSyntax = "yaml-syntax"
    case fullWidthColon = "full-width-colon"
    case tabIndentation = "tab-indentation"
    case tooManyAliases = "too-many-aliases"
    case unknownKey = "unknown-key"
    case duplicateKey = "duplicate-key"
    case duplicateIncident = "duplicate-incident"
    case wrongType = "wrong-type"
    case outOfRange = "out-of-range"
    case eventOrder = "event-order"
    case tooManyPeople = "too-many-people"
    case invalidCalendarFile = "invalid-calendar-file"

    // Judging.
    case exampleFailed = "example-failed"
    case unreachedRow = "unreached-row"
    case contradictoryRules = "contradictory-rules"
    case requirementViolated = "requirement-violated"
    case uncoveredIncident = "uncovered-incident"
    case doublePunishment = "double-punishment"
    case arithmeticOverflow = "arithmetic-overflow"
    case tooManyWays = "too-many-ways"
    case missingPeriodInputs = "missing-period-inputs"
    case historyOfThisRun = "history-of-this-run"
    case uncountedIncidents = "uncounted-incidents"
    case judgedBySeveral = "judged-by-several"
    case calendarEnds = "calendar-ends"

    // Analysing.
    case unreachableRule = "unreachable-rule"
    case redundantRule = "redundant-rule"
    case bandBoundary = "band-boundary"
    case severityInversion = "severity-inversion"
    case deadlineOrder = "deadline-order"
    case routingCycle = "routing-cycle"
    case routingDeadEnd = "routing-dead-end"
    case conflictOfInterest = "conflict-of-interest"
    case versionGap = "version-gap"
    case alwaysOrNever = "always-or-never"
    case mandateBroken = "mandate-broken"
    case undecided = "undecided"
    case expiredAllowance = "expired-allowance"
    case unusedAllowance = "unused-allowance"

    // Clauses of source regulations.
    case missingClause = "missing-clause"
    case unknownClause = "unknown-clause"

    // Holding a policy against the law.
    case fineOnEmployee = "fine-on-employee"
    case contractualPenalty = "contractual-penalty"
    case unconfirmedFine = "unconfirmed-fine"
    case wageDeduction = "wage-deduction"
    case ruleNotConsulted = "rule-not-consulted"
    case ruleNotPublished = "rule-not-published"
    case externalDeadline = "external-deadline"
    case invalidLawPack = "invalid-law-pack"

    // Commands.
    case invalidUsage = "invalid-usage"
    case unwritableOutput = "unwritable-output"
    case internalError = "internal-error"

    /// What a policy may let pass for a time: what going through all incidents shows.
    package static let allowable: [DiagnosticCode] = [
        .contradictoryRules, .requirementViolated, .uncoveredIncident, .doublePunishment, .unreachableRule,
        .redundantRule, .bandBoundary, .severityInversion, .deadlineOrder, .routingCycle, .routingDeadEnd,
        .conflictOfInterest, .versionGap, .mandateBroken,
    ]

    /// Whether it says that something could not be decided, though nothing is wrong with what was written.
    package var leavesUndecided: Bool { self == .calendarEnds || self == .undecided }
}
