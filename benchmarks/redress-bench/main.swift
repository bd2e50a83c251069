// Measures how many incidents a second a policy judges once they have been read.
//
// redress-bench rules POLICY INCIDENTS SECS RUNS
//
// POLICY is a rule file, INCIDENTS a YAML file or a folder of them. Each of RUNS runs lasts about SECS seconds; the
// median counts. Prints one JSON line for each way of judging: `redress` finds every charge of a batch, as the C
// programs beside it do; `redress_decide` builds whole decisions. `check_lines` and `check_sum` are those of
// peers/ceiling.c: the fine lines of the first 500 incidents, and the sum of yuan × (row + 1) over them.

import Foundation
import RedressChecker
import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressSyntax

func fail(_ words: String) -> Never {
    FileHandle.standardError.write(Data((words + "\n").utf8))
    exit(2)
}

let arguments = CommandLine.arguments
guard arguments.count == 6, arguments[1] == "rules", let seconds = Double(arguments[4]), let runs = Int(arguments[5]),
    runs > 0
else { fail("usage: redress-bench rules POLICY INCIDENTS SECS RUNS") }

func bytes(_ path: String) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { fail("\(path) cannot be read") }
    return Array(data)
}

/// The program of a rule file, and how long it took to make it ready.
func compile(_ path: String) -> (program: Program, evaluator: Evaluator, seconds: Double) {
    var sources = SourceMap()
    let source = sources.add(path: path, bytes: bytes(path))
    let start = ContinuousClock.now
    let parsed = SyntaxParser.parse(source)
    let checked = Checker.check([(file: parsed.file, source: source)], settings: [])
    guard let program = checked.programs.first else {
        fail(OneLineRenderer(sources: sources, language: .english).render(parsed.diagnostics + checked.diagnostics))
    }
    let evaluator = Evaluator(program)
    return (program, evaluator, (ContinuousClock.now - start) / .seconds(1))
}

/// Every incident that could be read.
func read(_ path: String, _ program: Program) -> [IncidentRow] {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let names = isThere && isFolder.boolValue ? (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] : []
    let files = isFolder.boolValue ? names.sorted().map { "\(path)/\($0)" } : [path]
    var sources = SourceMap()
    return files.filter { $0.hasSuffix(".yaml") }.flatMap { file in
        IncidentReader([PolicyTable(program)]).read(sources.add(path: file, bytes: bytes(file))).rows
    }
}

/// Repeats a pass over all incidents for about `seconds`, `runs` times: incidents a second, ascending.
func measure(_ count: Int, _ pass: () -> Void) -> [Double] {
    var passes = 1
    while true {
        let start = ContinuousClock.now
        for _ in 0..<passes { pass() }
        let took = (ContinuousClock.now - start) / .seconds(1)
        if took > seconds / 2 { break }
        passes *= took > 1e-6 ? max(2, min(100, Int(seconds / took))) : 100
    }
    return (0..<runs).map { _ in
        let start = ContinuousClock.now
        for _ in 0..<passes { pass() }
        return Double(count * passes) / ((ContinuousClock.now - start) / .seconds(1))
    }.sorted()
}

/// Measures and prints.
func run() {
    let (program, evaluator, compileSeconds) = compile(arguments[2])
    let rows = read(arguments[3], program)
    guard let first = rows.first else { fail("no incidents in \(arguments[3])") }
    let stride = first.slots.count
    let slots = rows.flatMap(\.slots)
    let rowCount = program.groups.reduce(0) { $0 + $1.rows.count }

    var lines = 0
    var sum: Int64 = 0
    var undecided = 0
    let checkedCount = min(500, rows.count)
    evaluator.forEachCharge(
        in: slots, stride: stride, count: checkedCount, asOf: nil,
        charge: { charge in
            lines += 1
            sum += charge.fen / 100 * Int64(charge.row.index + 1)
        },
        undecided: { _ in undecided += 1 })

    func report(_ peer: String, _ rates: [Double]) {
        let set = rowCount == 42 ? "S" : rowCount == 1_000 || rowCount == 10_000 ? "\(rowCount)" : program.header.name
        print(
            """
            {"peer": "\(peer)", "rules": "\(set)", "rows": \(rowCount), "n": \(rows.count), \
            "inc_s": \(Int(rates[rates.count / 2])), "inc_s_min": \(Int(rates[0])), \
            "inc_s_max": \(Int(rates[rates.count - 1])), "compile_s": \(compileSeconds), "check_lines": \(lines), \
            "check_sum": \(sum), "check_n": \(checkedCount), "undecided": \(undecided)}
            """)
    }

    var charges = 0
    report(
        "redress",
        measure(rows.count) {
            evaluator.forEachCharge(
                in: slots, stride: stride, count: rows.count, asOf: nil, charge: { _ in charges &+= 1 },
                undecided: { _ in charges &+= 1 })
        })
    report(
        "redress_decide",
        measure(rows.count) { for row in rows { charges &+= evaluator.decide(row, asOf: nil).fines.count } })
    if charges == 0 { fail("nothing was charged: the figures mean nothing") }
}

run()
