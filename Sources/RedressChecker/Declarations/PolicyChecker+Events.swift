import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Events and the order that incidents must keep.
extension PolicyChecker {
    /// Declares the events of one declaration. Between `<` an event may be named again to say more about its order.
    func declareEvents(_ syntax: EventSyntax) {
        for chain in syntax.vocabulary.chains {
            let ids = chain.map { declareEvent($0, key: syntax.key, isChained: chain.count > 1) }
            for ((before, after), name) in zip(zip(ids, ids.dropFirst()), chain.dropFirst()) {
                let pair = EventPair(before: before, after: after, span: name.span)
                if !eventOrder.contains(where: { $0.before == before && $0.after == after }) { eventOrder.append(pair) }
            }
        }
    }

    private func declareEvent(_ name: Name, key: Name?, isChained: Bool) -> EventID {
        if isChained, let index = names.index(of: name.text, .event) { return EventID(index) }
        let id = EventID(events.count)
        guard declare(name, .event, index: id.index) else {
            return EventID(names.index(of: name.text, .event) ?? 0)
        }
        events.append(Event(id: id, name: name.text, span: name.span))
        if let key { eventKeys.append((id, key)) }
        return id
    }

    /// Finds out what events are dated for, each by itself. The first one declared dates the incident, so it is dated
    /// once.
    func resolveEventKeys() {
        for (id, key) in eventKeys {
            let event = events[id.index]
            events[id.index] = Event(
                id: id, name: event.name, key: mapKey(key), isHidden: event.isHidden, span: event.span)
        }
        guard frame == nil, let first = events.first, first.key != nil else { return }
        report(.firstEventPerKey(Name(first.name, span: first.span)))
    }

    /// The moment of an event; of one that is dated for each of something that of the element at hand.
    func eventValue(_ id: EventID, _ name: Name) -> Typed {
        guard let key = events[id.index].key else { return Typed(term: .event(id), shape: .instant) }
        if isAtHand(key) { return Typed(term: .eventEntry(id), shape: .instant) }
        report(.keyedOutsideForEach(name))
        return .error
    }

    /// Whether the group at hand runs over the keys of a kind.
    func isAtHand(_ key: MapKey) -> Bool {
        switch (context.iteration, key) {
        case (.elements(let set)?, .elements(let other)): set == other
        case (.keys(let map)?, _): facts[map.index].key == key
        case (.elements?, .free), (.elements?, .persons), (nil, _): false
        }
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
