import RedressDiagnostics
import RedressModel
import RedressTime

// Declarations without rows as points of a list.
extension PolicyWords {
    typealias Point = RegulationDocument.Point

    /// What a term of the policy means.
    func definition(_ derived: Derived) -> Point {
        guard case .term(let term) = derived.body else { return Point(text: .empty, clauses: []) }
        let name = derived.title ?? derived.name
        let asked: Condition? =
            switch term {
            case .condition(let condition): condition
            case .constant: nil
            case .parameter, .fact, .event, .eventEntry, .derived, .element, .entry, .arithmetic, .size, .earliest,
                .latest, .elapsed, .excess, .route, .due, .fines:
                derived.type == .yesNo ? .atom(.truth(term), span: nil) : nil
            }
        if let written = asked {
            let settled = readings.settled(written)
            let text =
                settled.kind == .constant(false) && written.kind != .constant(false)
                ? say(
                    zh: "“\(name)”按现行读法从不成立；另一读法下指：\(condition(written))。",
                    en: "“\(name)” never holds under the readings chosen; under others: \(condition(written)).")
                : say(zh: "“\(name)”指：\(condition(settled))。", en: "“\(name)” means: \(condition(settled)).")
            return Point(text: text, clauses: derived.sources)
        }
        return Point(
            text: say(
                zh: "“\(name)”为：\(self.term(term, as: derived.type))。",
                en: "“\(name)” is \(self.term(term, as: derived.type))."), clauses: derived.sources)
    }

    /// Who judges a fact.
    func judgement(_ fact: Fact) -> Point {
        let who = DocumentText.own(fact.judgedBy ?? "")
        var text = say(zh: "“\(label(fact.id))”由\(who)认定", en: "“\(label(fact.id))” is judged by \(who)")
        if case .symbol(let id) = fact.type {
            let words = program.schema[id].words.map { DocumentText.quoted($0) }.listed(say(zh: "、", en: ", "))
            text += say(zh: "，可取\(words)", en: ", as one of \(words)")
        }
        return Point(text: text + say(zh: "。", en: "."), clauses: [])
    }

    /// A form with its fields, and who gets it.
    func form(_ form: RecordForm) -> Point {
        var parts: [DocumentText] = []
        if !form.fields.isEmpty {
            let fields = form.fields.map { DocumentText.own(label($0)) }.joined(say(zh: "、", en: ", "))
            parts.append(say(zh: "填写\(fields)", en: "with the fields \(fields)"))
        }
        if let copies = form.copies {
            let note = form.copiesNote.map { say(zh: "（\($0)）", en: " (\($0))") } ?? ""
            parts.append(say(zh: "一式\(copies)份\(note)", en: "in \(copies) copies\(note)"))
        }
        if let to = form.to { parts.append(say(zh: "交\(name(to))", en: "to \(name(to))")) }
        if !form.approvals.isEmpty {
            parts.append(say(zh: "须\(names(form.approvals))签字", en: "signed by \(names(form.approvals))"))
        }
        if let keep = form.keep { parts.append(say(zh: "保存\(kept(keep))", en: "kept for \(kept(keep))")) }
        parts.append(
            form.isNamedByRow
                ? say(zh: "条款要求时填写", en: "filled in where a row asks for it")
                : say(zh: "每件都要填写", en: "filled in for every incident"))
        return Point(
            text: say(zh: "《\(form.name)》：\(parts.joined("；"))。", en: "\(.quoted(form.name)): \(parts.joined("; "))."),
            clauses: form.sources)
    }

    private func kept(_ keep: (count: DurationCount, amount: Int64)) -> DocumentText {
        amount(Rational(keep.amount), .duration(keep.count, unit: nil))
    }

    /// What must hold.
    func requirement(_ requirement: Requirement) -> Point {
        let guarded = readings.settled(requirement.guardCondition)
        let what = condition(readings.settled(requirement.condition))
        let name = DocumentText.own(requirement.name)
        let text: DocumentText
        if guarded.kind == .constant(true) {
            text = say(zh: "\(name)：要求\(what)。", en: "\(name): \(what) must hold.")
        } else if guarded.kind == .constant(false) {
            text = say(
                zh: "\(name)（按现行读法不适用）：\(condition(requirement.guardCondition))的，要求\(what)。",
                en:
                    "\(name) (not under the readings chosen): where \(condition(requirement.guardCondition)), \(what) must hold."
            )
        } else {
            text = say(
                zh: "\(name)：\(condition(guarded))的，要求\(what)。",
                en: "\(name): where \(condition(guarded)), \(what) must hold.")
        }
        return Point(text: text, clauses: requirement.sources)
    }

    /// What a case of a period is, and what must be handed in for it.
    func period(_ periodCase: PeriodCase) -> DocumentText {
        let subjects = periodCase.subjects.map { subject -> DocumentText in
            switch subject {
            case .role(_, let role): name(role)
            case .fact(_, let fact): .own(label(fact))
            }
        }
        let unit = period(periodCase.unit)
        var text =
            subjects.isEmpty
            ? say(zh: "每\(unit)判定一次。", en: "Judged each \(unit).")
            : say(
                zh: "每\(unit)按\(subjects.joined("、"))分别判定一次。",
                en: "Judged each \(unit) for each \(subjects.joined(", ")).")
        if !periodCase.givens.isEmpty {
            let givens = periodCase.givens.map { DocumentText.own(label($0)) }.joined(say(zh: "、", en: ", "))
            text += say(zh: "需要填报：\(givens)。", en: " To be reported: \(givens).")
        }
        return text
    }
}
