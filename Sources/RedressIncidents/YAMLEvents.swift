import CLibYAML

/// The events of one stretch of YAML, one after the other, as libyaml finds them.
///
/// It owns libyaml's parser and the event at hand and frees both. The bytes must outlive it; the text of a scalar is
/// valid until the next event is asked for. Places count Unicode scalars from the start of the stretch.
final class YAMLEvents {
    /// What an event is.
    enum Kind {
        case streamStart, streamEnd, documentStart, documentEnd
        case scalar, alias, listStart, listEnd, mapStart, mapEnd
        /// Nothing more can be read; `failure` says why.
        case failure
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let event: UnsafeMutablePointer<yaml_event_t>
    private var hasEvent = false
    private let isReady: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        event = .allocate(capacity: 1)
        isReady = yaml_parser_initialize(parser) == 1
        if isReady {
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
        }
    }

    deinit {
        if hasEvent { yaml_event_delete(event) }
        if isReady { yaml_parser_delete(parser) }
        event.deallocate()
        parser.deallocate()
    }

    /// Moves on to the next event. After `streamEnd` and `failure` there is none.
    func next() -> Kind {
        guard isReady else { return .failure }
        if hasEvent { yaml_event_delete(event) }
        hasEvent = yaml_parser_parse(parser, event) == 1
        guard hasEvent else { return .failure }
        return switch event.pointee.type {
        case YAML_SCALAR_EVENT: .scalar
        case YAML_MAPPING_START_EVENT: .mapStart
        case YAML_MAPPING_END_EVENT: .mapEnd
        case YAML_SEQUENCE_START_EVENT: .listStart
        case YAML_SEQUENCE_END_EVENT: .listEnd
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_ALIAS_EVENT: .alias
        case YAML_STREAM_START_EVENT: .streamStart
        default: .streamEnd
        }
    }

    /// The text of the scalar at hand.
    var scalarText: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: event.pointee.data.scalar.length)
    }

    /// Whether the scalar at hand stands without quotes and is no block.
    var isPlain: Bool { event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }

    /// Whether the scalar at hand stands in quotes and goes over several lines.
    var isQuotedOverLines: Bool {
        let style = event.pointee.data.scalar.style
        return event.pointee.start_mark.line != event.pointee.end_mark.line
            && (style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
    }

    /// Where the event at hand starts.
    var start: Int { event.pointee.start_mark.index }
    /// Where the event at hand ends.
    var end: Int { event.pointee.end_mark.index }

    /// Why the last event was a failure.
    var failure: YAMLFailure {
        guard isReady else { return YAMLFailure(problem: .outOfMemory, at: 0, from: nil, text: "") }
        let parser = parser.pointee
        let text = parser.problem.map { String(cString: $0) } ?? ""
        let context = parser.context.map { String(cString: $0) } ?? ""
        let problem = YAMLFailure.Problem(
            text: text, context: context, isMemory: parser.error == YAML_MEMORY_ERROR,
            isReader: parser.error == YAML_READER_ERROR)
        return YAMLFailure(
            problem: problem, at: parser.problem_mark.index,
            from: parser.context.map { _ in parser.context_mark.index },
            text: context.isEmpty ? text : "\(context), \(text)")
    }
}

/// Why YAML could not be read on.
struct YAMLFailure {
    /// The kinds of mistake that have a message of their own.
    enum Problem {
        case unclosedQuote
        case unclosedBracket
        case missingColon
        case unexpectedColon
        case unexpectedCharacter
        case indentation
        case aliasName
        case tagOrDirective
        case blockHeader
        case escape
        case character
        case outOfMemory
        case other

        init(text: String, context: String, isMemory: Bool, isReader: Bool) {
            if isMemory {
                self = .outOfMemory
            } else if isReader {
                self = .character
            } else if context == "while scanning a quoted scalar" {
                self = .unclosedQuote
            } else if context.hasPrefix("while parsing a quoted scalar") {
                self = .escape
            } else if context.hasPrefix("while parsing a flow") {
                self = .unclosedBracket
            } else if text == "could not find expected ':'" {
                self = .missingColon
            } else if text.hasPrefix("mapping values are not allowed") {
                self = .unexpectedColon
            } else if text.hasPrefix("found character that cannot start any token") {
                self = .unexpectedCharacter
            } else if context.hasPrefix("while scanning an alias") || context.hasPrefix("while scanning an anchor") {
                self = .aliasName
            } else if context.contains("tag") || context.contains("directive") || text.contains("document start") {
                self = .tagOrDirective
            } else if context.hasPrefix("while scanning a block scalar") {
                self = .blockHeader
            } else if text.hasPrefix("did not find expected key") || text.contains("'-' indicator")
                || text.contains("block sequence entries are not allowed")
            {
                self = .indentation
            } else {
                self = .other
            }
        }
    }

    let problem: Problem
    /// In scalars from the start of the stretch.
    let at: Int
    /// Where what went wrong had begun.
    let from: Int?
    /// libyaml's own words.
    let text: String
}
