import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Vocabularies: closed lists of words, some of them in a declared order.
extension PolicyChecker {
    func emptyVocabulary(_ id: VocabularyID, name: String) -> Vocabulary {
        Vocabulary(id: id, name: name, words: [], ranks: [])
    }

    /// Adds the vocabulary of a type and gives its id.
    func makeVocabulary(_ syntax: VocabularySyntax, name: String) -> VocabularyID {
        let id = VocabularyID(vocabularies.count)
        vocabularies.append(vocabulary(id, name: name, chains: syntax.chains))
        return id
    }

    /// The vocabulary of all `sanction` declarations together.
    func declareSanctions() {
        var chains: [[Name]] = []
        for declaration in section.declarations {
            if case .sanction(let syntax) = declaration.kind { chains += syntax.chains }
        }
        let vocabulary = vocabulary(Self.sanctionVocabulary, name: "处分", chains: chains)
        vocabularies[Self.sanctionVocabulary.index] = vocabulary
        // A word that stands in several orders was declared once; only its first place counts here.
        for name in chains.joined() where names.index(of: name.text, .sanction) == nil {
            let index = vocabulary.words.firstIndex(of: name.text) ?? 0
            _ = names.declare(name, .sanction, index: index)
        }
    }

    private func vocabulary(_ id: VocabularyID, name: String, chains: [[Name]]) -> Vocabulary {
        var words: [String] = []
        var places: [String: Span] = [:]
        for chain in chains {
            for word in chain {
                if let first = places[word.text] {
                    // Between `<` a word may be named again to say more about its order.
                    if chain.count == 1 { report(.repeatedWord(word, of: name, first: first)) }
                    continue
                }
                places[word.text] = word.span
                words.append(word.text)
            }
        }
        let order = declaredOrder(chains.filter { $0.count > 1 })
        return Vocabulary(
            id: id, name: name, words: words, ranks: words.map { order[$0]?.rank },
            orders: words.map { order[$0]?.order })
    }

    /// Where a word stands: in which of the declared orders, and at which place of it.
    private struct Standing {
        let order: Int
        let rank: Int
    }

    /// Where each word of the chains stands. Chains that share a word make up one order; others are orders of their own.
    private func declaredOrder(_ chains: [[Name]]) -> [String: Standing] {
        var numbers: [String: Int] = [:]
        var words: [Name] = []
        for word in chains.joined() where numbers[word.text] == nil {
            numbers[word.text] = words.count
            words.append(word)
        }
        var below: [[Int]] = Array(repeating: [], count: words.count)
        // For each word the first one that it is chained to, directly or by others.
        var leaders = Array(words.indices)
        for chain in chains {
            for (lower, higher) in zip(chain, chain.dropFirst()) {
                guard let first = numbers[lower.text], let second = numbers[higher.text] else { continue }
                below[second].append(first)
                let (kept, merged) = (min(leaders[first], leaders[second]), max(leaders[first], leaders[second]))
                for index in leaders.indices where leaders[index] == merged { leaders[index] = kept }
            }
        }
        let ordering = Ordering(below)
        if let cycle = ordering.cycles.first {
            report(.cyclicOrder(cycle.map { words[$0] }))
            return [:]
        }
        var result: [String: Standing] = [:]
        for (order, leader) in words.indices.filter({ leaders[$0] == $0 }).enumerated() {
            let members = ordering.sorted.filter { leaders[$0] == leader }
            // In an order each word must stand directly above the one before it.
            for (lower, higher) in zip(members, members.dropFirst()) where !below[higher].contains(lower) {
                report(.branchingOrder(words[lower], words[higher]))
                return [:]
            }
            for (rank, number) in members.enumerated() {
                result[words[number].text] = Standing(order: order, rank: rank)
            }
        }
        return result
    }

    /// The index of a word in a vocabulary.
    func wordIndex(_ word: String, in id: VocabularyID) -> Int? {
        vocabularies[id.index].words.firstIndex(of: word)
    }

    /// Whether two vocabularies have the same words in the same order, so that their values can be compared.
    func areAlike(_ first: VocabularyID, _ second: VocabularyID) -> Bool {
        guard first != second else { return true }
        let (left, right) = (vocabularies[first.index], vocabularies[second.index])
        return left.words == right.words && left.ranks == right.ranks && left.orders == right.orders
    }
}
