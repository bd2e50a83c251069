extension DiagnosticCode {
    /// The page that `explain` prints. A code without one does not compile.
    package var page: DiagnosticPage {
        switch self {
        case .unreadableFile: .unreadableFile
        case .emptyFile: .emptyFile
        case .invalidEncoding: .invalidEncoding
        case .fileTooLarge: .fileTooLarge
        case .nestingTooDeep: .nestingTooDeep

        case .unexpectedCharacter: .unexpectedCharacter
        case .unclosedQuote: .unclosedQuote
        case .invalidNumber: .invalidNumber
        case .invalidDate: .invalidDate
        case .hyphenRange: .hyphenRange
        case .unexpectedText: .unexpectedText
        case .missingText: .missingText
        case .unspacedWords: .unspacedWords

        case .missingPolicy: .missingPolicy
        case .unknownName: .unknownName
        case .duplicateName: .duplicateName
        case .unknownValue: .unknownValue
        case .typeMismatch: .typeMismatch
        case .unitMismatch: .unitMismatch
        case .unorderedComparison: .unorderedComparison
        case .invalidRange: .invalidRange
        case .cyclicDefinition: .cyclicDefinition
        case .cyclicOverride: .cyclicOverride
        case .incompleteDeadline: .incompleteDeadline
        case .missingPaymentMode: .missingPaymentMode
        case .invalidShares: .invalidShares
        case .misplacedItem: .misplacedItem
        case .invalidSetting: .invalidSetting
        case .limitExceeded: .limitExceeded
        case .mixedLayers: .mixedLayers

        case .unknownBase: .unknownBase
        case .changeWithoutBase: .changeWithoutBase
        case .versionOverlap: .versionOverlap
        case .unreadableUse: .unreadableUse
        case .misusedFile: .misusedFile

        case .yamlSyntax: .yamlSyntax
        case .fullWidthColon: .fullWidthColon
        case .tabIndentation: .tabIndentation
        case .tooManyAliases: .tooManyAliases
        case .unknownKey: .unknownKey
        case .duplicateKey: .duplicateKey
        case .duplicateIncident: .duplicateIncident
        case .wrongType: .wrongType
        case .outOfRange: .outOfRange
        case .eventOrder: .eventOrder
        case .tooManyPeople: .tooManyPeople
        case .invalidCalendarFile: .invalidCalendarFile

        case .exampleFailed: .exampleFailed
        case .unreachedRow: .unreachedRow
        case .contradictoryRules: .contradictoryRules
        case .requirementViolated: .requirementViolated
        case .uncoveredIncident: .uncoveredIncident
        case .doublePunishment: .doublePunishment
        case .arithmeticOverflow: .arithmeticOverflow
        case .tooManyWays: .tooManyWays
        case .missingPeriodInputs: .missingPeriodInputs
        case .historyOfThisRun: .historyOfThisRun
        case .uncountedIncidents: .uncountedIncidents
        case .judgedBySeveral: .judgedBySeveral
        case .calendarEnds: .calendarEnds

        case .unreachableRule: .unreachableRule
        case .redundantRule: .redundantRule
        case .bandBoundary: .bandBoundary
        case .severityInversion: .severityInversion
        case .deadlineOrder: .deadlineOrder
        case .routingCycle: .routingCycle
        case .routingDeadEnd: .routingDeadEnd
        case .conflictOfInterest: .conflictOfInterest
        case .versionGap: .versionGap
        case .alwaysOrNever: .alwaysOrNever
        case .mandateBroken: .mandateBroken
        case .undecided: .undecided
        case .expiredAllowance: .expiredAllowance
        case .unusedAllowance: .unusedAllowance

        case .missingClause: .missingClause
        case .unknownClause: .unknownClause

        case .fineOnEmployee: .fineOnEmployee
        case .contractualPenalty: .contractualPenalty
        case .unconfirmedFine: .unconfirmedFine
        case .wageDeduction: .wageDeduction
        case .ruleNotConsulted: .ruleNotConsulted
        case .ruleNotPublished: .ruleNotPublished
        case .externalDeadline: .externalDeadline
        case .invalidLawPack: .invalidLawPack

        case .invalidUsage: .invalidUsage
        case .unwritableOutput: .unwritableOutput
        case .internalError: .internalError
        }
    }
}
