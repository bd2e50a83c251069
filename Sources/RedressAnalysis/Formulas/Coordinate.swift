package import RedressModel

/// One dimension of the space of incidents: a place in which an incident says something, or something that follows from
/// an incident in a way that formulas do not see through.
package enum Coordinate: Hashable, Sendable {
    case fact(FactID)
    /// Whether a word is in a set.
    case element(FactID, Int)
    /// The value of a map under the key at hand.
    case entry(FactID, key: String)
    /// Whether a word is in the set that a map holds under the key at hand.
    case entryElement(FactID, key: String, Int)
    case event(EventID)
    /// When an event happened for the key at hand.
    case eventEntry(EventID, key: String)
    /// What the incident carries for a classification that no row decides.
    case given(DerivedID)
    /// Whether the incident says what a fact is.
    case known(FactID)
    case mapSize(FactID)
    /// How a deadline stands where it applies; late, met, due.
    case deadline(DeadlineID, key: String?)
    /// How an ambiguous clause is read, or what a blank will say, in a scene that leaves these open.
    case parameter(ParameterID)
    /// A value that follows from others: working time, a due instant, a product of two unknowns. The number is an index
    /// into `SymbolicScene.figures`.
    case figure(Int)
    /// What an item charges somebody, in fen. The number is an index into `SceneWords.charges`.
    case charge(Int)
    /// How many people hold a role that several may hold.
    case people(RoleID)
    /// How many incidents of a kind a case of a period has, by the number of the kind in `PeriodFigures`.
    case kind(Int)
    /// What the incidents of a kind come to in one summand.
    case kindSum(Int, Int)
    /// Whether those who hold a role are away.
    case absence(RoleID)
}

/// A value that follows from other coordinates in a way that formulas do not see through.
package struct Figure: Hashable, Sendable {
    package let term: Term
    package let key: String?
}
