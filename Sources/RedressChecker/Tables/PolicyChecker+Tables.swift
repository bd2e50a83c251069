import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Tables: a row for each combination of keys becomes a row of a definition, of which at most one may apply.
extension PolicyChecker {
    /// Declares a table as the definition that it stands for.
    func declareTable(_ syntax: TableSyntax, span: Span) {
        tables.append((syntax, GroupID(groups.count)))
        let rows = syntax.rows.map { row in
            RowSyntax(
                label: nil, condition: condition(of: row, syntax),
                items: [ItemSyntax(.value(row.value), guardCondition: nil, span: row.value.span)], tails: row.tails,
                span: row.span)
        }
        let unique = GroupSyntax.Modifier(.hit(.unique), span: syntax.name.span)
        let group = GroupSyntax(
            kind: .define, name: syntax.name, title: nil, modifiers: [unique], type: syntax.type, inlineRow: nil,
            members: rows.map { GroupSyntax.Member(.row($0), span: $0.span) })
        declareRows(group, .define, rows, span: span)
    }

    /// A row applies where every fact has its key.
    private func condition(of row: TableSyntax.Row, _ table: TableSyntax) -> RowConditionSyntax {
        let tests = zip(table.keys, row.keys).map { name, key in
            Expression(.comparison(Expression(.name(name), span: key.span), .equal, key), span: key.span)
        }
        return .when(tests.count == 1 ? tests[0] : Expression(.and(tests), span: row.keysSpan))
    }

    /// Checks what the rows of the tables cannot tell by themselves: how many keys there are, and that none stands
    /// twice.
    func checkTables() {
        for (table, group) in tables {
            let shapes = table.keys.map { shape(ofKey: $0) }
            // Below a key that cannot be one no row can be judged.
            if shapes.contains(nil) { groups[group.index].rows = [] }
            if table.rows.isEmpty { report(.emptyTable(table.name)) }
            var seen: [[Constant]: Span] = [:]
            for row in table.rows {
                guard row.keys.count == table.keys.count else {
                    report(.tableKeyCount(row.keysSpan, found: row.keys.count, keys: table.keys))
                    continue
                }
                let keys = zip(row.keys, shapes).compactMap { key, shape in
                    shape.flatMap { constant(of: key, $0) }
                }
                guard keys.count == row.keys.count else { continue }
                if let first = seen[keys] {
                    report(.repeatedKey(row.keysSpan, first: first))
                } else {
                    seen[keys] = row.keysSpan
                }
            }
        }
    }

    /// The shape of a key; nil where it cannot be one or was reported.
    private func shape(ofKey name: Name) -> Shape? {
        let typed = value(Expression(.name(name), span: name.span))
        switch typed.shape {
        case .yesNo, .symbol, .number, .money, .text, .date, .instant, .duration, .person, .role: return typed.shape
        case .error: return nil
        case .set, .map:
            report(.notATableKey(name, found: describe(typed.shape)))
            return nil
        }
    }

    private func constant(of key: Expression, _ shape: Shape) -> Constant? {
        let typed = value(key, expecting: shape)
        return typed.isError ? nil : folding.constant(typed.term)
    }
}

extension TableSyntax.Row {
    /// The whole row.
    var span: Span { tails.reduce(keysSpan.union(value.span)) { $0.union($1.span) } }

    /// Where the keys stand.
    var keysSpan: Span {
        keys.dropFirst().reduce(keys.first?.span ?? value.span) { $0.union($1.span) }
    }
}
