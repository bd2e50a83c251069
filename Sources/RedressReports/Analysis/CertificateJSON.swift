package import RedressAnalysis
package import RedressDiagnostics
import RedressModel
import RedressTime

/// What an analysis that found nothing established, as the JSON object that the manual describes. It names no moment at
/// which it was made, so equal rules give equal bytes.
package struct CertificateJSON {
    /// What was established of one policy.
    package struct Established {
        package let context: ReportContext
        /// Its groups over a period, as they are written down.
        package let cases: [ReportContext]
        package let readings: Readings
        package let tally: Tally

        package init(context: ReportContext, cases: [ReportContext], readings: Readings, tally: Tally) {
            self.context = context
            self.cases = cases
            self.readings = readings
            self.tally = tally
        }
    }

    private let version: String
    private let language: Language

    /// A certificate of a version of the program.
    package init(version: String, language: Language) {
        self.version = version
        self.language = language
    }

    /// The object, and a line break. The settings are those given beside the files; the notes are all that was found.
    package func render(
        _ policies: [Established], files: [FindingsJSON.File], calendars: [FindingsJSON.File], settings: [String],
        notes: [Diagnostic], allowed: [Diagnostic]
    ) -> String {
        var writer = JSONWriter(isIndented: true)
        writer.object { writer in
            writer.field("redress", DecisionJSON.version)
            writer.field("program", version)
            write(files, as: "files", to: &writer)
            write(calendars, as: "calendars", to: &writer)
            writer.field("settings", settings)
            writer.field("z3_step_limit", Analyzer.stepLimit)
            writer.arrayField("policies") { writer in
                for policy in policies { writer.object { write(policy, to: &$0) } }
            }
            writer.field("notes", Diagnostic.inOrder(notes).map { "\($0.code.rawValue): \($0.message.text(language))" })
            writer.arrayField("allowed") { writer in
                for finding in Diagnostic.inOrder(allowed) { writer.object { write(allowed: finding, to: &$0) } }
            }
            writer.field("assumed", CertificateJSON.assumed.map { $0.text(language) })
            writer.field("not_proved", CertificateJSON.notProved.map { $0.text(language) })
        }
        writer.endLine()
        return writer.text
    }

    private func write(_ files: [FindingsJSON.File], as name: String, to writer: inout JSONWriter) {
        writer.arrayField(name) { writer in
            for file in files {
                writer.object { writer in
                    writer.field("path", file.path)
                    writer.field("sha256", file.sha256)
                }
            }
        }
    }

    private func write(allowed finding: Diagnostic, to writer: inout JSONWriter) {
        writer.field("finding", "\(finding.code.rawValue): \(finding.message.text(language))")
        writer.field("reason", finding.allowance?.reason)
        writer.field("until", finding.allowance.map { CivilDate(dayNumber: $0.until).description })
    }

    private func write(_ policy: Established, to writer: inout JSONWriter) {
        writer.field("name", policy.context.program.header.name)
        writer.field("version", policy.context.version)
        writer.arrayField("readings") { writer in
            for combination in policy.readings.combinations {
                writer.object { writer in
                    for reading in policy.context.readings(combination) { writer.field(reading.name, reading.value) }
                }
            }
        }
        writer.field("all_readings", policy.readings.isComplete)
        writer.arrayField("groups") { writer in
            for context in [policy.context] + policy.cases {
                for group in context.program.groups where !group.rows.isEmpty {
                    writer.object { writer in
                        writer.field("name", group.name)
                        writer.field(
                            "rows", group.rows.indices.map { context.rule(RowID(group: group.id, index: $0)) })
                    }
                }
            }
        }
        writer.arrayField("searches") { writer in
            for search in Tally.Search.allCases {
                writer.object { writer in
                    writer.field("finding", search.code.rawValue)
                    writer.field("questions", policy.tally[search].questions)
                    writer.field("plain", policy.tally[search].plain)
                    writer.field("by_boxes", policy.tally[search].byBoxes)
                    writer.field("by_z3", policy.tally[search].bySolver)
                }
            }
        }
        writer.field(
            "proved", policy.context.program.requirements.filter { $0.kind == .property }.map(\.name))
    }

    private static let assumed = [
        Message(
            zh: "每个岗位都有人；多人 的岗位人数不限", en: "Each role is held by somebody; one of `several` by any number of people."),
        Message(
            zh: "不写 可兼 的两个岗位由不同的人担任；不写 常在 的岗位可能没有人在",
            en:
                "Two roles are held by different people unless one `may be` the other; anybody may be away unless `always there`."
        ),
        Message(zh: "空缺的参数只与自己相等", en: "A blank parameter equals itself only."),
        Message(
            zh: "事件守住声明的先后，各事实在声明的范围之内",
            en: "Incidents keep the declared order of events, and facts their declared ranges."),
    ]

    private static let notProved = [
        Message(
            zh: "两个时限的先后（deadline-order）：只就两个钟同时起算、没有延长和暂停而言，限于日历已知的年份（没有限定的，2000 至 2099 年）",
            en:
                "The order of two limits (deadline-order) is for both clocks started together, without extensions and pauses, in the years that the calendar knows, or where it knows all in 2000 to 2099."
        ),
        Message(
            zh: "对事件和事实提出的 必须：由判事件时核对", en: "A `require` on facts and events: it is checked when incidents are judged."),
    ]
}

extension Tally.Search {
    /// The code of what a search finds.
    var code: DiagnosticCode {
        switch self {
        case .contradictions: .contradictoryRules
        case .bands: .bandBoundary
        case .reach: .unreachableRule
        case .redundancy: .redundantRule
        case .holes: .uncoveredIncident
        case .doublePunishment: .doublePunishment
        case .severity: .severityInversion
        case .deadlineOrder: .deadlineOrder
        case .routing: .routingDeadEnd
        case .requirements: .requirementViolated
        }
    }
}
