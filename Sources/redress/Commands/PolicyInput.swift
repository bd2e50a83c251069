import RedressKit

/// Reads and compiles the policy files that a command is given.
struct PolicyInput {
    let result: CompileResult
    /// The findings about files that could not be read.
    let unreadable: [Findings]

    /// Reads files, and of folders every `*.redress` at any depth; law packs likewise.
    init(_ paths: [String], settings: [Setting], calendars: [String] = [], law: [String] = []) {
        var unreadable: [Findings] = []
        func read(_ paths: [String]) -> [InputFile] {
            let (files, failures) = FileSystem.files(paths, endings: [".redress"])
            unreadable += failures.map { Findings.unreadable($0.path, because: $0.reason) }
            if files.isEmpty, failures.isEmpty {
                let reason = say(zh: "里面没有 .redress 文件", en: "it holds no .redress file")
                unreadable.append(.unreadable(paths.joined(separator: " "), because: reason))
            }
            return files.compactMap { path in
                switch FileSystem.read(path) {
                case .success(let bytes): return InputFile(path: path, bytes: bytes)
                case .failure(let failure):
                    unreadable.append(.unreadable(failure.path, because: failure.reason))
                    return nil
                }
            }
        }
        let inputs = read(paths)
        let lawInputs = law.isEmpty ? [] : read(law)
        var days: [InputFile] = []
        for path in calendars {
            switch FileSystem.read(path) {
            case .success(let bytes): days.append(InputFile(path: path, bytes: bytes))
            case .failure(let failure): unreadable.append(.unreadable(failure.path, because: failure.reason))
            }
        }
        result = Policy.compile(
            inputs, settings: settings, loading: FileSystem.loader, calendars: days, law: lawInputs)
        self.unreadable = unreadable
    }

    /// The policies for a command that judges; where there is none or one has an error, says so and ends.
    func policiesForJudging(_ display: DisplayOptions) throws -> PolicySet {
        for findings in unreadable { display.report(findings) }
        if !result.findings.isEmpty { display.report(result.findings) }
        guard unreadable.isEmpty, !result.policies.isEmpty, result.findings.count(atLeast: .error) == 0 else {
            throw ExitStatus.failure
        }
        return result.policySet
    }
}

/// Reads the incident files that a command is given, one after the other.
struct IncidentInput {
    static let endings = [".yaml", ".yml", ".json", ".jsonl"]

    let paths: [String]

    /// The files that paths name; those that are not there are reported, and the command ends. Standard input can be
    /// read once only, so it cannot be a policy's as well.
    init(_ paths: [String], besides policies: [String], _ display: DisplayOptions) throws {
        if policies.contains("-"), paths.contains("-") {
            display.report(
                .usage(
                    zh: "标准输入不能既是制度又是事件", en: "standard input cannot be policy and incidents at once",
                    help: ("把制度写成文件", "give the policy as a file")))
            throw ExitStatus.failure
        }
        let (files, failures) = FileSystem.files(paths, endings: Self.endings)
        for failure in failures { display.report(.unreadable(failure.path, because: failure.reason)) }
        if !failures.isEmpty { throw ExitStatus.failure }
        if files.isEmpty {
            let kinds = Self.endings.joined(separator: " ")
            display.report(
                .unreadable(
                    paths.joined(separator: " "),
                    because: say(zh: "里面没有事件文件（\(kinds)）", en: "it holds no file of incidents (\(kinds))")))
            throw ExitStatus.failure
        }
        self.paths = files
    }

    /// All files with their bytes; one that cannot be read is reported, and the command ends.
    func files(_ display: DisplayOptions) throws -> [InputFile] { try paths.map { try read($0, display) } }

    /// A file's bytes; one that cannot be read is reported, and the command ends.
    func read(_ path: String, _ display: DisplayOptions) throws -> InputFile {
        switch FileSystem.read(path) {
        case .success(let bytes): return InputFile(path: path, bytes: bytes)
        case .failure(let failure):
            display.report(.unreadable(failure.path, because: failure.reason))
            throw ExitStatus.failure
        }
    }
}
