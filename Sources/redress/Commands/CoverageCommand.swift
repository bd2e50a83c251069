import ArgumentParser
import RedressKit

/// `redress coverage`: the clauses of source regulations, and where each went.
struct CoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: say(zh: "列出原文每一条由哪一行落实", en: "Show which row each clause of a source regulation went to."),
        discussion: say(
            zh: "每个文件夹是一个包：规则文件，和列出原文条款的 clauses.yaml；也可以给出放着各包的文件夹。\n退出码：0 没有漏掉的条款；1 有可以判定却没有写的条款，或依据了没有的条款；2 文件读不了。",
            en: """
                A pack is a folder of rule files with clauses.yaml, the list of the regulation's clauses; a folder that \
                holds packs is given as well. Exit status: 0 nothing is missing; 1 a clause that can be decided is \
                missing, or one is cited that does not exist; 2 a file could not be read.
                """))

    @Argument(
        help: ArgumentHelp(
            say(zh: "包，或放着各包的文件夹", en: "Packs, or folders that hold packs."), valueName: "folders"))
    var folders: [String]

    @Option(
        help: ArgumentHelp(
            say(zh: "写到这个文件，而不是屏幕上", en: "Write to this file, not to standard output."), valueName: "file"))
    var out: String?

    @OptionGroup var display: DisplayOptions

    func run() throws {
        let packs = try files()
        let coverage = ClauseCoverage(packs)
        display.report(coverage.findings)
        if let out {
            if let failure = FileSystem.write(out, Array(coverage.markdown.utf8)) {
                display.report(.unwritable(failure.path, because: failure.reason))
                throw ExitStatus.failure
            }
            let counts = coverage.counts
            Output.standard.write(
                display.phrase(
                    "写好 \(out)：\(packs.count) 个包，\(counts.all) 条：可 \(counts.computable)，部分 \(counts.partly)，不可 \(counts.not)\n",
                    """
                    wrote \(out): \(counted(packs.count, "pack")), \(counted(counts.all, "clause")), of which \(counts.computable) can be \
                    decided, \(counts.partly) in part, \(counts.not) not at all

                    """))
        } else {
            Output.standard.write(coverage.markdown)
        }
        if coverage.findings.count(atLeast: .error) > 0 { throw ExitStatus.findings }
    }

    /// The packs in the folders, by name.
    private func files() throws -> [ClauseCoverage.PackFiles] {
        let (paths, failures) = FileSystem.files(folders, endings: [Self.listName])
        for failure in failures { display.report(.unreadable(failure.path, because: failure.reason)) }
        if !failures.isEmpty { throw ExitStatus.failure }
        if paths.isEmpty {
            display.report(
                .unreadable(
                    folders.joined(separator: " "),
                    because: say(zh: "里面没有 clauses.yaml", en: "it holds no clauses.yaml")))
            throw ExitStatus.failure
        }
        return try paths.map(pack)
    }

    /// The pack that a list of clauses stands in.
    private func pack(_ list: String) throws -> ClauseCoverage.PackFiles {
        let parts = list.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.last == Substring(Self.listName) else {
            display.report(
                .unreadable(
                    list,
                    because: say(zh: "不是包的文件夹，也不是 clauses.yaml", en: "it is no folder of a pack and no clauses.yaml")))
            throw ExitStatus.failure
        }
        let folder = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/")
        let (policies, failures) = FileSystem.files([folder], endings: [".redress"])
        for failure in failures { display.report(.unreadable(failure.path, because: failure.reason)) }
        if !failures.isEmpty { throw ExitStatus.failure }
        return ClauseCoverage.PackFiles(
            folder: folder.split(separator: "/").last.map(String.init) ?? folder,
            policies: try policies.map(read), clauses: try read(list))
    }

    private static let listName = "clauses.yaml"

    private func read(_ path: String) throws -> InputFile {
        switch FileSystem.read(path) {
        case .success(let bytes): return InputFile(path: path, bytes: bytes)
        case .failure(let failure):
            display.report(.unreadable(failure.path, because: failure.reason))
            throw ExitStatus.failure
        }
    }
}
