/// How the program ends. A command throws any but `clean`.
enum ExitStatus: Int32, Error {
    /// Nothing was found.
    case clean = 0
    /// Something was found: findings at or above the level asked for, failed examples, rejected incidents, conflicts.
    case findings = 1
    /// The command is used wrongly, or its work could not be done.
    case failure = 2
    /// The program is at fault.
    case internalError = 3
    /// Everything was done, and something was left undecided.
    case undecided = 4
}
