import ArgumentParser
import RedressKit

/// The option that names rosters.
struct RosterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                zh: "人员表（YAML）：谁在何时任何岗、谁请假、谁代理；可多次",
                en: "A roster (YAML): who fills which role when, who is away, who stands in; may be repeated."),
            valueName: "file"))
    var roster: [String] = []

    /// The policies with the people of the rosters, and whether something in these cannot be used. A file that cannot
    /// be read ends the command.
    func staffed(_ policies: PolicySet, _ display: DisplayOptions) throws -> (policies: PolicySet, hasFlaws: Bool) {
        if roster.isEmpty { return (policies, false) }
        let (paths, missing) = FileSystem.files(roster, endings: [".yaml", ".yml", ".json"])
        var failures = missing
        var files: [InputFile] = []
        for path in paths {
            switch FileSystem.read(path) {
            case .success(let bytes): files.append(InputFile(path: path, bytes: bytes))
            case .failure(let failure): failures.append(failure)
            }
        }
        for failure in failures { display.report(.unreadable(failure.path, because: failure.reason)) }
        if !failures.isEmpty { throw ExitStatus.failure }
        let rosters = Rosters.read(files, for: policies)
        if !rosters.findings.isEmpty { display.report(rosters.findings) }
        return (policies.staffed(by: rosters), rosters.findings.count(atLeast: .error) > 0)
    }
}
