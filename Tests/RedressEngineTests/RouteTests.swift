import RedressEngine
import RedressModel
import Testing

/// Who takes a slot; every decision is asked of both evaluators.
@Suite("Routes")
struct RouteTests {
    private static let passed = RouteOutcome.PassedOver.self

    @Test("the first alternative that is there takes it, and the decision says who was passed over and who comes next")
    func fallbacks() {
        var bench = PolicyBench()
        let (service, director, boss) = (bench.role(), bench.role(), bench.role())
        bench.route(rows: [Row(.always, [.who(.all(service), .all(director), .all(boss))])])
        let program = bench.program
        var row = bench.incident()
        #expect(program.decide(row).routes.first?.roles == [service])
        #expect(program.decide(row).routes.first?.next == [director, boss])
        row.people[service.index] = .named([])
        row.people[director.index] = .named(["李敏"])
        let outcome = program.decide(row).routes.first
        #expect(outcome?.roles == [director])
        #expect(outcome?.persons == ["李敏"])
        #expect(outcome?.passedOver == [Self.passed.init(role: service, because: .absent)])
        #expect(outcome?.next == [boss])
    }

    @Test("a role whose holders are all away according to the roster is not there, unless the incident names it")
    func roster() {
        var bench = PolicyBench()
        let (service, director) = (bench.role(), bench.role())
        bench.route(rows: [Row(.always, [.who(.all(service), .all(director))])])
        let program = bench.program
        var row = bench.incident()
        row.absent[service] = ["王芳"]
        #expect(program.decide(row).routes.first?.roles == [director])
        row.people[service.index] = .named(["张伟"])
        #expect(program.decide(row).routes.first?.roles == [service])
    }

    @Test("the person complained about is passed over, by name and by the name of a role")
    func exclusion() {
        var bench = PolicyBench()
        let manager = bench.role()
        let boss = bench.role()
        let accused = bench.role(.several, mayBe: [manager])
        bench.route(never: [accused], rows: [Row(.always, [.who(.all(manager), .all(boss))])])
        let program = bench.program
        var row = bench.incident()
        row.people[manager.index] = .named(["王芳"])
        row.people[accused.index] = .named(["张伟"])
        #expect(program.decide(row).routes.first?.roles == [manager])
        row.people[accused.index] = .named(["张伟", "王芳"])
        let decision = program.decide(row)
        #expect(decision.routes.first?.roles == [boss])
        #expect(decision.routes.first?.passedOver == [Self.passed.init(role: manager, because: .excluded)])
        #expect(decision.excluded == [ExclusionOutcome(route: RouteID(0), role: accused, persons: ["张伟", "王芳"])])
        row.people[manager.index] = .unnamed
        row.people[accused.index] = .named(["r0"])
        #expect(program.decide(row).routes.first?.roles == [boss])
        #expect(program.decide(row).excluded.first?.persons == ["r0"])
    }

    @Test("of several people only those excluded stay out")
    func partOfTeam() {
        var bench = PolicyBench()
        let team = bench.role(.several)
        let accused = bench.role(.several)
        bench.route(never: [accused], rows: [Row(.always, [.who(.all(team), .nobody)])])
        let program = bench.program
        var row = bench.incident()
        row.people[team.index] = .named(["王芳", "张伟"])
        row.people[accused.index] = .named(["王芳"])
        #expect(program.decide(row).routes.first?.persons == ["张伟"])
        row.people[accused.index] = .named(["王芳", "张伟"])
        let nobody = program.decide(row).routes.first
        #expect(nobody?.roles == [])
        #expect(nobody?.isDeadEnd == false)
    }

    @Test("who might be the person complained about is asked for")
    func asksForTheHandler() {
        var bench = PolicyBench()
        let manager = bench.role()
        let accused = bench.role(.several, mayBe: [manager])
        bench.route(never: [accused], rows: [Row(.always, [.who(.all(manager))])])
        let program = bench.program
        var row = bench.incident()
        #expect(program.decide(row).openQuestions.isEmpty)
        row.people[accused.index] = .named(["张伟"])
        #expect(program.decide(row).openQuestions.map(\.subject) == [.role(manager)])
        row.people[manager.index] = .named(["王芳"])
        #expect(program.decide(row).openQuestions.isEmpty)
    }

    @Test("where every alternative is away or excluded the slot is a dead end and stays open")
    func deadEnd() {
        var bench = PolicyBench()
        let (one, other) = (bench.role(), bench.role())
        bench.route(never: [other], rows: [Row(.always, [.who(.all(one), .all(other))])])
        let program = bench.program
        var row = bench.incident()
        row.people[one.index] = .named([])
        let decision = program.decide(row)
        #expect(decision.routes.first?.isDeadEnd == true)
        #expect(decision.routes.first?.passedOver.map(\.because) == [.absent, .excluded])
        #expect(decision.pending.map(\.kind) == [.route])
        #expect(decision.pending.map(\.need) == [.choice])
        #expect(decision.pending.first?.what == "s0")
    }

    @Test("people choose among those who are there; one alone takes it")
    func choice() {
        var bench = PolicyBench()
        let (one, other, third) = (bench.role(), bench.role(), bench.role())
        bench.route(rows: [Row(.always, [.who(.anyOf(one, other), .all(third))])])
        let program = bench.program
        var row = bench.incident()
        #expect(program.decide(row).routes.first?.candidates == [one, other])
        #expect(program.decide(row).routes.first?.roles == [])
        #expect(program.decide(row).pending.isEmpty)
        row.people[one.index] = .named([])
        #expect(program.decide(row).routes.first?.candidates == [])
        #expect(program.decide(row).routes.first?.roles == [other])
    }

    @Test("rows that apply must name the same candidates, in whatever order")
    func conflict() {
        var bench = PolicyBench()
        let (one, other) = (bench.role(), bench.role())
        let (first, second, third) = (bench.fact(.yesNo), bench.fact(.yesNo), bench.fact(.yesNo))
        bench.route(rows: [
            Row(.when(.yes(first)), [.who(.all(one, other))]), Row(.when(.yes(second)), [.who(.all(other, one))]),
            Row(.when(.yes(third)), [.who(.all(one))]),
        ])
        let program = bench.program
        var row = bench.incident()
        for fact in [first, second] { row.set(fact, 1, in: program) }
        row.set(third, 0, in: program)
        #expect(program.decide(row).routes.first?.roles == [one, other])
        row.set(third, 1, in: program)
        let decision = program.decide(row)
        #expect(decision.routes.isEmpty)
        #expect(decision.conflicts.map(\.kind) == [.route(RouteID(0))])
        #expect(decision.conflicts.first?.parties.map(\.row.index) == [0, 1, 2])
    }

    @Test("a missing fact leaves open who takes it only where it matters")
    func missing() {
        var bench = PolicyBench()
        let (one, other) = (bench.role(), bench.role())
        let fact = bench.fact(.yesNo)
        let split = bench.route(rows: [
            Row(.when(.yes(fact)), [.who(.all(one), .all(other))]),
            Row(.when(.not(.yes(fact))), [.who(.all(other), .all(one))]),
        ])
        let program = bench.program
        var row = bench.incident()
        let open = program.decide(row)
        #expect(open.routes.isEmpty)
        #expect(open.pending.map(\.roles) == [[one, other]])
        #expect(open.pending.map(\.missing) == [[.fact(fact)]])
        #expect(open.openQuestions.map(\.subject) == [.fact(fact)])
        row.people[one.index] = .named([])
        let certain = program.decide(row)
        #expect(certain.routes.map(\.route) == [split])
        #expect(certain.routes.first?.roles == [other])
    }

    @Test("a slot reads as its role's name, and as none where nobody takes it")
    func value() {
        var bench = PolicyBench()
        let (one, other, payer) = (bench.role(), bench.role(), bench.role())
        let fact = bench.fact(.yesNo)
        let slot = bench.route(rows: [
            Row(.when(.yes(fact)), [.who(.all(one), .all(other))]), Row(.otherwise, [.who(.nobody)]),
        ])
        let isOne = Condition.compare(.route(slot), .equal, .constant(.text("r0")))
        let hasSome = Condition.atom(.has(.route(slot)), span: nil)
        bench.group(
            .schedule, .sum,
            rows: [Row(.when(isOne), [.fine(payer, fen: 100)]), Row(.when(hasSome), [.fine(payer, fen: 7)])])
        let program = bench.program
        var row = bench.incident()
        row.people[payer.index] = .named(["甲"])
        row.set(fact, 1, in: program)
        #expect(program.decide(row).fines.map(\.fen) == [100, 7])
        row.people[one.index] = .named([])
        #expect(program.decide(row).fines.map(\.fen) == [7])
        row.set(fact, 0, in: program)
        #expect(program.decide(row).fines.isEmpty)
    }

    @Test("a table names the role, and who it is hangs on the table's keys")
    func table() {
        var bench = PolicyBench()
        let departments = bench.vocabulary(["销售部", "售后部"])
        let department = bench.fact(.symbol(departments))
        let (sales, service) = (bench.role(), bench.role())
        let rows = [(0, "r0"), (1, "r1")].map { word, name in
            Row(.when(.word(department, departments, word)), [Item(.value(.constant(.text(name))))])
        }
        let group = bench.group(.define, .unique, rows: rows)
        let head = bench.define(.role, .rows(group))
        bench.route(rows: [Row(.always, [.who(.all([.term(.derived(head))]))])])
        let program = bench.program
        var row = bench.incident()
        #expect(program.decide(row).pending.map(\.roles) == [[sales, service]])
        row.set(department, 1, in: program)
        #expect(program.decide(row).routes.first?.roles == [service])
    }

    @Test("a role that stands for a table's role has that one's people")
    func roleOfTable() {
        var bench = PolicyBench()
        let departments = bench.vocabulary(["销售部", "售后部"])
        let department = bench.fact(.symbol(departments))
        let (_, service) = (bench.role(), bench.role())
        let rows = [(0, "r0"), (1, "r1")].map { word, name in
            Row(.when(.word(department, departments, word)), [Item(.value(.constant(.text(name))))])
        }
        let group = bench.group(.define, .unique, rows: rows)
        let head = bench.role(table: bench.define(.role, .rows(group)))
        bench.group(rows: [Row(.always, [.fine(head, fen: 500)])])
        let program = bench.program
        var row = bench.incident()
        row.set(department, 1, in: program)
        #expect(program.decide(row).openQuestions.map(\.subject) == [.role(head)])
        row.people[service.index] = .named(["李敏"])
        #expect(program.decide(row).fines.map(\.persons) == [["李敏"]])
    }

    @Test("a role held for each element pays by the one who holds it there")
    func keyedRole() {
        var bench = PolicyBench()
        let departments = bench.vocabulary(["销售部", "售后部"])
        let concerned = bench.fact(.set(departments))
        let head = bench.role(per: .elements(concerned))
        bench.group(.schedule, .agree, over: .elements(concerned), rows: [Row(.always, [.fine(head, fen: 500)])])
        let program = bench.program
        var row = bench.incident()
        row.set(concerned, 0b11, in: program)
        row.slots[RowLayout(program.schema).factSlots[concerned.index] + 1] = 0
        row.peopleByKey[head] = [("售后部", .named(["李敏"])), ("销售部", .named([]))]
        let decision = program.decide(row)
        #expect(decision.fines.map(\.persons) == [["李敏"]])
        #expect(decision.fines.map(\.ground) == [.element(GroupID(0), departments, 1)])
        row.peopleByKey[head] = [("售后部", .named(["李敏"]))]
        #expect(program.decide(row).fines.map(\.persons) == [[], ["李敏"]])
        #expect(program.decide(row).openQuestions.map(\.subject) == [.role(head)])
    }

    @Test("who has a slot already is escalated to without change")
    func escalation() {
        var bench = PolicyBench()
        let (boss, director) = (bench.role(), bench.role())
        bench.route(rows: [Row(.always, [.who(.all(boss))])])
        bench.group(.rules, rows: [Row(.always, [Item(.escalate([boss])), Item(.escalate([director]))])])
        let program = bench.program
        var row = bench.incident()
        #expect(program.decide(row).escalations.map(\.isUnchanged) == [true, false])
        row.people[boss.index] = .named(["甲"])
        row.people[director.index] = .named(["甲"])
        #expect(program.decide(row).escalations.map(\.isUnchanged) == [true, true])
    }
}
