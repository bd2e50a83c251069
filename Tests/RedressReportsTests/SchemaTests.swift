import Foundation
import RedressDiagnostics
import RedressReports
import Testing

@Suite("JSON Schemas")
struct SchemaTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("The schema of decisions names every key that a decision has")
    func decisionKeys() throws {
        var writer = JSONWriter()
        DecisionJSON(WashPolicy.context).write(WashPolicy.decision(), explanation: [], to: &writer)
        let decision = try object(writer.text)
        let properties = try #require(try object(DecisionSchema.text)["properties"] as? [String: Any])
        #expect(decision.keys.filter { properties[$0] == nil } == [])
        let required = try #require(
            (try object(DecisionSchema.text)["then"] as? [String: Any])?["required"] as? [String])
        #expect(required.filter { decision[$0] == nil } == [])
    }

    @Test(
        "The schema of decisions knows each key of slots, copies, exclusions, escalations and deadlines",
        arguments: [
            ("routes", "route"), ("copies", "copy"), ("excluded", "exclusion"), ("escalations", "escalation"),
            ("deadlines", "deadline"),
        ])
    func assignmentKeys(list: String, definition: String) throws {
        var writer = JSONWriter()
        DecisionJSON(DeliveryPolicy.context).write(DeliveryPolicy.decision, to: &writer)
        let items = try #require(try object(writer.text)[list] as? [[String: Any]])
        let definitions = try #require(try object(DecisionSchema.text)["$defs"] as? [String: [String: Any]])
        let properties = try #require(definitions[definition]?["properties"] as? [String: Any])
        let required = try #require(definitions[definition]?["required"] as? [String])
        #expect(!items.isEmpty)
        for item in items {
            #expect(item.keys.filter { properties[$0] == nil && !["rule", "sources"].contains($0) } == [])
            #expect(required.filter { item[$0] == nil } == [])
        }
    }

    @Test("The schema of rosters knows each key in both languages")
    func rosterKeys() throws {
        let schema = try object(RosterSchema.text)
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(Set(properties.keys) == ["岗位", "roles", "请假", "leave", "备注", "note"])
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        let leave = try #require(definitions["leave"]?["properties"] as? [String: Any])
        let keys = ["姓名", "name", "自", "from", "至", "until", "代理", "stand_in", "岗位", "role", "roles", "备注", "note"]
        #expect(Set(leave.keys) == Set(keys))
        // Every definition that is referred to is there.
        for piece in RosterSchema.text.split(separator: "#/$defs/").dropFirst() {
            #expect(definitions[String(piece.prefix { $0 != "\"" })] != nil)
        }
    }

    @Test("The schema of decisions takes an incident or a case of a period")
    func heads() throws {
        let schema = try object(DecisionSchema.text)
        let heads = try #require(schema["oneOf"] as? [[String: [String]]])
        #expect(heads.map { $0["required"] } == [["incident"], ["period", "case", "subject", "inputs"]])
        let properties = try #require(schema["properties"] as? [String: Any])
        for key in heads.flatMap({ $0["required"] ?? [] }) { #expect(properties[key] != nil, "\(key)") }
    }

    @Test("The schema of incidents lists facts, events, roles and the words of a vocabulary")
    func incidentKeys() throws {
        let schema = try object(IncidentSchema.text(WashPolicy.program))
        let incident = try #require((schema["$defs"] as? [String: Any])?["incident"] as? [String: Any])
        let properties = try #require(incident["properties"] as? [String: Any])
        for key in ["编号", "id", "收到", "事由", "是否属实", "次数", "美容组", "责任SA"] { #expect(properties[key] != nil, "\(key)") }
        #expect(incident["additionalProperties"] as? Bool == false)
        #expect(IncidentSchema.text(WashPolicy.program).contains("\"洗车不净\""))
    }
}
