import RedressDiagnostics
import RedressModel

/// The sums of a month as one JSON object.
package enum SummaryJSON {
    /// The whole file.
    package static func text(_ score: ScoreAccumulator, _ heading: ScoreHeading) -> String {
        var writer = JSONWriter(isIndented: true)
        writer.object { writer in
            writer.field("redress", DecisionJSON.version)
            writer.field("period", heading.period)
            writer.field("as_of", heading.asOf.flatMap { heading.policies.first?.text(instant: $0) })
            write(heading.policies, to: &writer)
            writer.objectField("counts") { write(score.counts, to: &$0) }
            writer.objectField("totals") { writeTotals(score, to: &$0) }
            writeGroups(score, to: &writer)
            write(score.deadlines, to: &writer)
            write(score.questions, as: "open_questions", to: &writer)
            write(score.unnamedRoles, as: "unnamed_roles", to: &writer)
            write(score.violations, as: "violations", to: &writer)
            write(score.conflicts, as: "conflicts", to: &writer)
        }
        writer.endLine()
        return writer.text
    }

    private static func write(_ policies: [ReportContext], to writer: inout JSONWriter) {
        writer.arrayField("policies") { writer in
            for context in policies {
                writer.object { writer in
                    writer.field("name", context.program.header.name)
                    writer.field("version", context.version)
                    writer.field("sha256", context.program.header.sha256)
                    writer.field("extends", context.program.header.extends)
                    writer.objectField("readings") { writer in
                        for reading in context.readings { writer.field(reading.name, reading.value) }
                    }
                }
            }
        }
    }

    private static func write(_ counts: ScoreAccumulator.Counts, to writer: inout JSONWriter) {
        writer.field("read", counts.read)
        writer.field("accepted", counts.accepted)
        writer.field("rejected", counts.rejected)
        writer.field("judged", counts.judged)
        writer.field("outside_period", counts.outsidePeriod)
        writer.field("undated", counts.undated)
        writer.field("not_applicable", counts.notApplicable)
        writer.field("void", counts.void)
        writer.field("with_pending", counts.withPending)
        writer.field("with_conflicts", counts.withConflicts)
        writer.field("with_violations", counts.withViolations)
        writer.field("undecided", counts.undecided)
        writer.field("period_inputs", counts.periodInputs)
        writer.field("cases", counts.cases)
        writer.field("earlier", counts.earlier)
        writer.field("further_decisions", counts.furtherDecisions)
    }

    private static func writeTotals(_ score: ScoreAccumulator, to writer: inout JSONWriter) {
        write(score.total, to: &writer)
        writer.field("net", MoneyText.decimal(score.total.net))
        writer.field("pending_minimum", score.pendingMinimum.map(MoneyText.decimal))
        writer.field("pending_maximum", score.pendingMaximum.map(MoneyText.decimal))
    }

    private static func write(_ tally: ScoreAccumulator.Tally, to writer: inout JSONWriter) {
        writer.field("fines", MoneyText.decimal(tally.fines))
        writer.field("fine_count", tally.fineCount)
        writer.field("rewards", MoneyText.decimal(tally.rewards))
        writer.field("reward_count", tally.rewardCount)
    }

    private static func writeGroups(_ score: ScoreAccumulator, to writer: inout JSONWriter) {
        writer.arrayField("by_class") { writer in
            for (key, tally) in score.classesInOrder {
                writer.object { writer in
                    writer.field("policy", key.policy)
                    writer.field("classification", key.name)
                    writer.field("value", key.value)
                    writer.field("incidents", tally.count)
                    writer.field("fines", MoneyText.decimal(tally.fines))
                    writer.field("rewards", MoneyText.decimal(tally.rewards))
                }
            }
        }
        writer.arrayField("by_ground") { writer in
            for (name, tally) in score.groundsInOrder {
                writer.object { writer in
                    writer.field("ground", name)
                    write(tally, to: &writer)
                }
            }
        }
        writer.arrayField("by_payer") { writer in
            for (payer, tally) in score.payerTotals {
                writer.object { writer in
                    writer.field("kind", payer.kind)
                    writer.field("name", payer.name)
                    write(tally, to: &writer)
                    writer.field("net", MoneyText.decimal(tally.net))
                    writer.field("sanction_count", tally.sanctionCount)
                }
            }
        }
        writer.arrayField("by_payee") { writer in
            for (name, tally) in score.payeesInOrder {
                writer.object { writer in
                    writer.field("payee", name)
                    write(tally, to: &writer)
                }
            }
        }
    }

    private static func write(_ deadlines: DeadlineScore, to writer: inout JSONWriter) {
        writer.arrayField("deadlines") { writer in
            for (key, count) in deadlines.byName {
                writer.object { writer in
                    writer.field("policy", key.policy)
                    writer.field("name", key.name)
                    write(count, to: &writer)
                }
            }
        }
        writer.arrayField("deadlines_by_owner") { writer in
            for (key, count) in deadlines.byOwner {
                writer.object { writer in
                    writer.field("kind", key.payer.kind)
                    writer.field("name", key.payer.name)
                    writer.field("role", key.role)
                    write(count, to: &writer)
                }
            }
        }
    }

    private static func write(_ count: DeadlineScore.Count, to writer: inout JSONWriter) {
        writer.field("met", count.met)
        writer.field("late", count.late)
        writer.field("pending", count.pending)
        writer.field("unknown", count.unknown)
        writer.field("longest_late_seconds", count.longestLate)
    }

    private static func write(_ counts: [String: Int], as key: String, to writer: inout JSONWriter) {
        writer.arrayField(key) { writer in
            for (name, count) in ScoreAccumulator.byFrequency(counts) {
                writer.object { writer in
                    writer.field("name", name)
                    writer.field("count", count)
                }
            }
        }
    }
}
