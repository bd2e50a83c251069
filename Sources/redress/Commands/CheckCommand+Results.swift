import RedressKit

// What `check` writes beside its findings.
extension CheckCommand {
    /// The incidents that policies are held against; one that cannot be read ends the command.
    func incidents() throws -> [InputFile] {
        against.isEmpty ? [] : try IncidentInput(against, besides: files, display).files(display)
    }

    /// How the rows fared with the incidents of a month, where some are given; what is wrong with these is reported.
    func rowUse(_ incidents: [InputFile], _ policies: PolicySet) -> RowUse? {
        guard !incidents.isEmpty, !policies.policies.isEmpty else { return nil }
        let use = RowUse(incidents, policies: policies)
        if !use.problems.isEmpty { display.report(use.problems) }
        return use
    }

    /// Says last of all what findings under the law are not.
    func disclaim(on output: Output) {
        if with.isEmpty { return }
        output.write(
            display.phrase(
                "法律方面的提示只供参考，不是法律意见；照着改之前请问律师\n",
                "what is said about the law advises and is no legal advice; ask a lawyer before acting on it\n"))
    }

    /// What beside the findings should be known.
    func remark(_ analysis: AnalysisResult, _ use: RowUse?, on output: Output) {
        for name in analysis.policiesReadSingly {
            output.write(
                display.phrase(
                    "「\(name)」的读法组合太多，只逐个换一种读法来试，其余照所选的\n",
                    "`\(name)` has too many combinations of readings; each was tried by itself, the others as chosen\n")
            )
        }
        if let use {
            output.write(
                display.phrase(
                    "对照了 \(use.judgedCount) 件事件，退回 \(use.rejectedCount) 件\n",
                    "held against \(counted(use.judgedCount, "incident")), \(use.rejectedCount) rejected\n"))
        }
    }

    /// Writes what was established, where that is wanted; false where there is nothing to certify.
    func certify(_ result: CompileResult, _ analysis: AnalysisResult, on output: Output) throws -> Bool {
        guard let certificate else { return true }
        guard let text = result.certificate(of: analysis, in: display.language) else {
            Output.standard.flush()
            let earlier = FileSystem.isThere(certificate)
            Output.error.write(
                display.phrase(
                    "没有写「\(certificate)」：有错误、警告或没有查清的"
                        + (earlier ? "；那里已有的是以前的，不算数\n" : "\n"),
                    "`\(certificate)` was not written, since there are errors, warnings or undecided questions"
                        + (earlier ? "; the one that is there is from an earlier run and does not count\n" : "\n")))
            return false
        }
        if let failure = FileSystem.write(certificate, Array(text.utf8)) {
            display.report(.unwritable(failure.path, because: failure.reason))
            throw ExitStatus.failure
        }
        output.write(display.phrase("查清了什么，写在 \(certificate)\n", "what was established is in \(certificate)\n"))
        return true
    }
}
