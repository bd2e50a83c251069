/// The JSON Schema of a roster.
package enum RosterSchema {
    /// The schema, as text.
    package static var text: String {
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Redress roster",
          "description": "Who fills which role from when to when, who is away, and who stands in. Days are inclusive; moments are exact. Keys may be Chinese or English.",
          "type": "object",
          "properties": {
            "岗位": { "$ref": "#/$defs/roles" },
            "roles": { "$ref": "#/$defs/roles" },
            "请假": { "$ref": "#/$defs/leaves" },
            "leave": { "$ref": "#/$defs/leaves" },
            "备注": { "type": "string" },
            "note": { "type": "string" }
          },
          "additionalProperties": false,
          "$defs": {
            "roles": {
              "description": "The holders of each role, by its name or title. A role that is held for each of several has a map from the key to its holders.",
              "type": "object",
              "additionalProperties": {
                "anyOf": [
                  { "$ref": "#/$defs/holders" },
                  { "type": "object", "additionalProperties": { "$ref": "#/$defs/holders" } }
                ]
              }
            },
            "holders": {
              "description": "One holder, several, or none ([]): the post is vacant.",
              "anyOf": [
                { "$ref": "#/$defs/holder" },
                { "type": "array", "items": { "$ref": "#/$defs/holder" } }
              ]
            },
            "holder": {
              "anyOf": [
                { "$ref": "#/$defs/person" },
                {
                  "type": "object",
                  "properties": {
                    "姓名": { "$ref": "#/$defs/person" },
                    "name": { "$ref": "#/$defs/person" },
                    "自": { "$ref": "#/$defs/moment" },
                    "from": { "$ref": "#/$defs/moment" },
                    "至": { "$ref": "#/$defs/moment" },
                    "until": { "$ref": "#/$defs/moment" },
                    "备注": { "type": "string" },
                    "note": { "type": "string" }
                  },
                  "anyOf": [ { "required": ["姓名"] }, { "required": ["name"] } ],
                  "additionalProperties": false
                }
              ]
            },
            "leaves": {
              "anyOf": [
                { "$ref": "#/$defs/leave" },
                { "type": "array", "items": { "$ref": "#/$defs/leave" } }
              ]
            },
            "leave": {
              "description": "People who are away, from all their roles or from those named, and who stands in for them.",
              "type": "object",
              "properties": {
                "姓名": { "$ref": "#/$defs/people" },
                "name": { "$ref": "#/$defs/people" },
                "自": { "$ref": "#/$defs/moment" },
                "from": { "$ref": "#/$defs/moment" },
                "至": { "$ref": "#/$defs/moment" },
                "until": { "$ref": "#/$defs/moment" },
                "代理": { "$ref": "#/$defs/person" },
                "stand_in": { "$ref": "#/$defs/person" },
                "岗位": { "$ref": "#/$defs/people" },
                "role": { "$ref": "#/$defs/people" },
                "roles": { "$ref": "#/$defs/people" },
                "备注": { "type": "string" },
                "note": { "type": "string" }
              },
              "anyOf": [ { "required": ["姓名"] }, { "required": ["name"] } ],
              "additionalProperties": false
            },
            "people": {
              "anyOf": [
                { "$ref": "#/$defs/person" },
                { "type": "array", "items": { "$ref": "#/$defs/person" } }
              ]
            },
            "person": { "type": "string", "minLength": 1 },
            "moment": {
              "description": "A day (2026-09-16) or a moment (2026-09-16 12:00, with or without an offset).",
              "type": "string"
            }
          }
        }

        """
    }
}
