import Foundation

/// One thing that a spec file claims, with the blocks that say so.
struct SpecCase {
    /// What is claimed.
    enum Claim {
        /// A whole policy checks without findings.
        case clean(policy: SpecFile.Block)
        /// All findings of a whole policy are of a code, and there is one.
        case error(policy: SpecFile.Block, code: String)
        /// Declarations can be read behind a one-line head.
        case fragment(SpecFile.Block)
        /// A policy, or an incident under it, gives these findings.
        case findings(policy: SpecFile.Block, incident: SpecFile.Block?, expected: SpecFile.Block)
        /// A policy judges an incident so.
        case decision(
            policy: SpecFile.Block, roster: SpecFile.Block?, incident: SpecFile.Block, expected: SpecFile.Block)
        /// A policy judges the incidents of a period, and the cases that end in it, so.
        case period(
            policy: SpecFile.Block, earlier: SpecFile.Block?, incidents: SpecFile.Block, expected: SpecFile.Block)
        /// A roster gives these findings.
        case rosterFindings(policy: SpecFile.Block, roster: SpecFile.Block, expected: SpecFile.Block)
    }

    let claim: Claim
    /// File, line and headings, to find it by.
    let title: String

    /// The cases of a file, in its order. A policy holds for the incidents below it, until the next one.
    static func all(in file: SpecFile) throws -> [SpecCase] {
        var cases: [SpecCase] = []
        var policy: SpecFile.Block?
        var roster: SpecFile.Block?
        var incident: SpecFile.Block?
        var earlier: SpecFile.Block?
        let name = file.url.lastPathComponent

        func add(_ claim: Claim, _ block: SpecFile.Block) {
            let headings = block.headings.joined(separator: " › ")
            cases.append(SpecCase(claim: claim, title: "\(name):\(block.line) \(headings)"))
        }
        func known(_ block: SpecFile.Block?, for other: SpecFile.Block) throws -> SpecFile.Block {
            guard let block else { throw SpecError("\(name):\(other.line): nothing stands above this block") }
            return block
        }

        for (index, block) in file.blocks.enumerated() {
            let next = index + 1 < file.blocks.count ? file.blocks[index + 1] : nil
            switch (block.language, block.arguments.first) {
            case ("redress", nil):
                policy = block
                roster = nil
                incident = nil
                earlier = nil
                if next?.language != "diagnostics" { add(.clean(policy: block), block) }
            case ("redress", "fragment"): add(.fragment(block), block)
            case ("redress", "error"): add(.error(policy: block, code: block.arguments.last ?? ""), block)
            case ("yaml", "roster"):
                roster = block
                incident = nil
            case ("yaml", "earlier"): earlier = block
            case ("yaml", "score"):
                incident = block
                guard next?.language == "decisions" else {
                    throw SpecError("\(name):\(block.line): nothing is expected of this period")
                }
            case ("decisions", _):
                let claim = Claim.period(
                    policy: try known(policy, for: block), earlier: earlier,
                    incidents: try known(incident, for: block), expected: block)
                add(claim, block)
                earlier = nil
            case ("yaml", _):
                incident = block
                guard next?.language == "decision" || next?.language == "diagnostics" else {
                    throw SpecError("\(name):\(block.line): nothing is expected of this incident")
                }
            case ("decision", _):
                let claim = Claim.decision(
                    policy: try known(policy, for: block), roster: roster, incident: try known(incident, for: block),
                    expected: block)
                add(claim, block)
            case ("diagnostics", _) where incident == nil && roster != nil:
                let claim = Claim.rosterFindings(
                    policy: try known(policy, for: block), roster: try known(roster, for: block), expected: block)
                add(claim, block)
            case ("diagnostics", _):
                add(.findings(policy: try known(policy, for: block), incident: incident, expected: block), block)
            case ("text", _): break
            case ("redress", _): throw SpecError("\(name):\(block.line): \(block.arguments[0]) says nothing here")
            default: throw SpecError("\(name):\(block.line): \(block.language) is no kind of block")
            }
        }
        return cases
    }
}
