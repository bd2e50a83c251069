import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Events and the order that incidents must keep.
extension PolicyChecker {
    /// Declares the events of one declaration. Between `<` an event may be named again to say more about its order.
    func declareEvents(_ syntax: EventSyntax) {
        if let key = syntax.key { report(.notYetSupported(.eventKey, at: key.span)) }
        for chain in syntax.vocabulary.chains {
            let ids = chain.map { declareEvent($0, isChained: chain.count > 1) }
            for ((before, after), name) in zip(zip(ids, ids.dropFirst()), chain.dropFirst()) {
                let pair = EventPair(before: before, after: after, span: name.span)
                if !eventOrder.contains(where: { $0.before == before && $0.after == after }) { eventOrder.append(pair) }
            }
        }
    }

    private func declareEvent(_ name: Name, isChained: Bool) -> EventID {
        if isChained, let index = names.index(of: name.text, .event) { return EventID(index) }
        let id = EventID(events.count)
        guard declare(name, .event, index: id.index) else {
            return EventID(names.index(of: name.text, .event) ?? 0)
        }
        events.append(Event(id: id, name: name.text, span: name.span))
        return id
    }

    /// Reports events that would have to come before themselves.
    func checkEventOrder() {
        var before: [[Int]] = Array(repeating: [], count: events.count)
        for pair in eventOrder { before[pair.after.index].append(pair.before.index) }
        for cycle in Ordering(before).cycles {
            report(.cyclicOrder(cycle.map { Name(events[$0].name, span: events[$0].span) }))
        }
    }
}
