import RedressDiagnostics
import RedressSyntax

/// Every name that a policy declares, by kind.
struct NameTable {
    struct Entry {
        let index: Int
        let span: Span
    }

    private var entries: [NameKind: [String: Entry]] = [:]
    /// The names of a kind in the order declared.
    private var orders: [NameKind: [String]] = [:]

    /// Declares a name; gives back the entry that has it already, which then stays.
    mutating func declare(_ name: Name, _ kind: NameKind, index: Int) -> Entry? {
        if let first = entries[kind]?[name.text] { return first }
        entries[kind, default: [:]][name.text] = Entry(index: index, span: name.span)
        orders[kind, default: []].append(name.text)
        return nil
    }

    /// The index of a name of a kind.
    func index(of name: String, _ kind: NameKind) -> Int? { entries[kind]?[name]?.index }

    /// Where a name of a kind was declared.
    func entry(of name: String, _ kind: NameKind) -> Entry? { entries[kind]?[name] }

    /// The names of a kind in the order declared.
    func names(_ kind: NameKind) -> [String] { orders[kind] ?? [] }

    /// The kinds that a name is declared as.
    func kinds(of name: String) -> [NameKind] { NameKind.allCases.filter { entries[$0]?[name] != nil } }
}
