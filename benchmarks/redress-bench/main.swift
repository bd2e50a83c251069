// Measures how many incidents a second a policy judges once they have been read.
//
// redress-bench rules POLICY INCIDENTS SECS RUNS
//
// POLICY is a rule file, INCIDENTS a YAML file or a folder of them. Each of RUNS runs takes about SECS seconds of one
// core, as the thread's own clock counts them; the median counts. Prints one JSON line for each way of judging: `redress` finds every charge of a batch, as the C
// programs beside it do; `redress_decide` builds whole decisions. `check_lines` and `check_sum` are those of
// peers/ceiling.c: the fine lines of the first 500 incidents, and the sum of yuan × (row + 1) over them. A policy with
// deadlines is judged as of a day after the last event of all incidents, and `late`, `met` and `due` tell how the
// deadlines of the first 500 stand; `differ` counts those of which decisions say otherwise than the batch.

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

/// The seconds for which a processor has worked on this thread, which others on the machine do not add to.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Repeats a pass over all incidents for about `seconds`, `runs` times: incidents a second of a core, ascending.
func measure(_ count: Int, _ pass: () -> Void) -> [Double] {
    func took(_ passes: Int) -> Double {
        let start = processorSeconds()
        for _ in 0..<passes { pass() }
        return processorSeconds() - start
    }
    var passes = 1
    while true {
        let once = took(passes)
        if once > seconds / 2 { break }
        passes *= once > 1e-6 ? max(2, min(100, Int(seconds / once))) : 100
    }
    return (0..<runs).map { _ in Double(count * passes) / took(passes) }.sorted()
}

/// A day after the last event of all incidents; nil for a policy without deadlines.
func instant(_ rows: [IncidentRow], _ program: Program) -> Int64? {
    guard !program.deadlines.isEmpty else { return nil }
    let slots = RowLayout(program.schema).eventSlots
    return rows.flatMap { row in slots.map { row.slots[$0] } }.max().map { $0 + 86_400 }
}

/// How the deadlines of some incidents stand, and of how many decisions say otherwise.
struct Standings {
    var late = 0
    var met = 0
    var due = 0
    var differ = 0

    init(_ evaluator: Evaluator, _ rows: ArraySlice<IncidentRow>, asOf: Int64?) {
        var found: [Int: [DeadlineID: DeadlineOutcome.Status]] = [:]
        var undecided: Set<Int> = []
        evaluator.forEachCharge(
            in: rows.flatMap(\.slots), stride: rows.first?.slots.count ?? 0, count: rows.count, asOf: asOf,
            charge: { _ in },
            deadline: { kept in
                switch kept.state {
                case .late: found[kept.incident, default: [:]][kept.deadline] = .breached
                case .met: found[kept.incident, default: [:]][kept.deadline] = .met
                case .due: found[kept.incident, default: [:]][kept.deadline] = .pending
                }
            },
            undecided: { undecided.insert($0) })
        for (place, row) in rows.enumerated() where !undecided.contains(place) {
            let stands = found[place] ?? [:]
            late += stands.values.count { $0 == .breached }
            met += stands.values.count { $0 == .met }
            due += stands.values.count { $0 == .pending }
            let outcomes = evaluator.decide(row, asOf: asOf).deadlines
            differ += abs(outcomes.count - stands.count)
            for outcome in outcomes where stands[outcome.deadline] != outcome.status { differ += 1 }
        }
    }
}

/// Measures and prints.
func run() {
    let (program, evaluator, compileSeconds) = compile(arguments[2])
    let rows = read(arguments[3], program)
    guard let first = rows.first else { fail("no incidents in \(arguments[3])") }
    let stride = first.slots.count
    let slots = rows.flatMap(\.slots)
    let asOf = instant(rows, program)
    let rowCount = program.groups.reduce(0) { $0 + $1.rows.count }

    var lines = 0
    var sum: Int64 = 0
    var undecided = 0
    let checkedCount = min(500, rows.count)
    evaluator.forEachCharge(
        in: slots, stride: stride, count: checkedCount, asOf: asOf,
        charge: { charge in
            lines += 1
            sum += charge.fen / 100 * Int64(charge.row.index + 1)
        },
        undecided: { _ in undecided += 1 })
    let standings = Standings(evaluator, rows.prefix(checkedCount), asOf: asOf)

    func report(_ peer: String, _ rates: [Double]) {
        let set = rowCount == 42 ? "S" : rowCount == 1_000 || rowCount == 10_000 ? "\(rowCount)" : program.header.name
        print(
            """
            {"peer": "\(peer)", "rules": "\(set)", "rows": \(rowCount), "n": \(rows.count), \
            "inc_s": \(Int(rates[rates.count / 2])), "inc_s_min": \(Int(rates[0])), \
            "inc_s_max": \(Int(rates[rates.count - 1])), "compile_s": \(compileSeconds), "check_lines": \(lines), \
            "check_sum": \(sum), "check_n": \(checkedCount), "undecided": \(undecided), \
            "deadlines": \(program.deadlines.count), "late": \(standings.late), "met": \(standings.met), \
            "due": \(standings.due), "differ": \(standings.differ)}
            """)
    }

    // What closures count in variables that they capture, the runtime watches over: dearer than what is counted.
    let charges = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    charges.initialize(to: 0)
    defer { charges.deallocate() }
    let deadline: ((BatchDeadline) -> Void)? =
        asOf == nil ? nil : { charges.pointee &+= $0.state == .late ? 1 : 0 }
    report(
        "redress",
        measure(rows.count) {
            evaluator.forEachCharge(
                in: slots, stride: stride, count: rows.count, asOf: asOf, charge: { _ in charges.pointee &+= 1 },
                deadline: deadline, undecided: { _ in charges.pointee &+= 1 })
        })
    report(
        "redress_decide",
        measure(rows.count) {
            for row in rows { charges.pointee &+= evaluator.decide(row, asOf: asOf).fines.count }
        })
    if charges.pointee == 0 { fail("nothing was charged: the figures mean nothing") }
}

run()
