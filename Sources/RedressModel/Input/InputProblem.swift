package import RedressTime

/// Something in an incident that cannot be typed, as a value: the caller knows the places and makes the diagnostic.
package struct InputProblem: Hashable, Sendable {
    /// What is wrong.
    package enum Kind: Hashable, Sendable {
        /// No input has this key; the nearest one that exists.
        case unknownKey(nearest: String?)
        /// The key is one of a known input with its value glued on: `来源:现场`.
        case gluedKey(key: String, value: String)
        /// The key belongs to the inputs of a period of another length, or of any.
        case periodKey
        /// A period of another length, or a text that is none.
        case wrongPeriod(Period.Kind)
        /// YAML's `<<`.
        case mergeKey
        /// The same input twice; `related` is the first one.
        case duplicateKey
        /// A list or map stands where a key should be.
        case keyShape
        /// Nothing is written behind the key.
        case missingValue
        /// A list, map or scalar where something else is expected.
        case wrongShape(InputDocument.Shape)
        /// No word of the vocabulary; the nearest one.
        case unknownWord(words: [String], nearest: String?)
        /// Several words of a vocabulary in one text: a list is needed.
        case gluedWords([String])
        /// A text that no value of the type is written as.
        case wrongType
        /// `1,000`.
        case groupedDigits
        /// More digits behind the point than the type keeps.
        case tooManyDecimals(Int)
        case outOfRange(low: String, high: String)
        case tooLarge
        /// A unit other than the declared one.
        case wrongUnit(String)
        case missingUnit
        case impossibleDate
        /// `无` for a fact that is not optional.
        case noneOfRequired
        /// `缺` or `未知` where it says nothing.
        case misplacedWord
        /// An event before one that must come first; `related` is that one.
        case eventOrder(before: String)
        case tooManyPeople([String])
        /// Several names in one text.
        case gluedNames([String])
        /// An entry for somebody who does not fill the role.
        case strangerInMap(role: String, people: [String], nearest: String?)
    }

    package let kind: Kind
    /// The part of the document that it is about.
    package let part: Int
    /// Another part that takes part in it.
    package let related: Int?
    /// The input that it is about; nil for keys that name none.
    package let input: InputKey?
    /// What is written there.
    package let found: String

    init(_ kind: Kind, part: Int, related: Int? = nil, input: InputKey?, found: String) {
        self.kind = kind
        self.part = part
        self.related = related
        self.input = input
        self.found = found
    }
}
