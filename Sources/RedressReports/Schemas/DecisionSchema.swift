/// The JSON Schema of decisions, the same for every policy.
package enum DecisionSchema {
    /// The schema, with a line break.
    package static let text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Redress decision",
          "type": "object",
          "required": ["redress", "as_of", "policy", "applicable"],
          "oneOf": [{ "required": ["incident"] }, { "required": ["period", "case", "subject", "inputs"] }],
          "properties": {
            "redress": { "const": 1 },
            "incident": { "type": "string" },
            "period": { "type": "string" },
            "case": { "type": "string" },
            "subject": { "type": "object", "additionalProperties": { "type": "string" } },
            "inputs": { "type": "object" },
            "as_of": { "type": ["string", "null"] },
            "policy": {
              "type": "object",
              "required": ["name", "version", "sha256", "extends", "readings"],
              "properties": {
                "name": { "type": "string" },
                "version": { "type": ["string", "null"] },
                "sha256": { "type": "string" },
                "extends": { "type": ["string", "null"] },
                "readings": { "type": "object", "additionalProperties": { "type": "string" } }
              }
            },
            "applicable": { "type": "boolean" },
            "because": { "enum": ["scope", "scope unknown", "no version in force"] },
            "missing": { "type": "array", "items": { "type": "string" } },
            "void": { "anyOf": [{ "type": "null" }, { "$ref": "#/$defs/cited" }] },
            "approximate": { "const": true },
            "classifications": { "type": "object" },
            "derived": { "type": "object" },
            "routes": { "type": "array", "items": { "$ref": "#/$defs/route" } },
            "copies": { "type": "array", "items": { "$ref": "#/$defs/copy" } },
            "excluded": { "type": "array", "items": { "$ref": "#/$defs/exclusion" } },
            "escalations": { "type": "array", "items": { "$ref": "#/$defs/escalation" } },
            "deadlines": { "type": "array", "items": { "$ref": "#/$defs/deadline" } },
            "fines": { "type": "array", "items": { "$ref": "#/$defs/money" } },
            "rewards": { "type": "array", "items": { "$ref": "#/$defs/money" } },
            "sanctions": { "$ref": "#/$defs/outcomes" },
            "remedies": { "$ref": "#/$defs/outcomes" },
            "records": { "$ref": "#/$defs/outcomes" },
            "notices": { "$ref": "#/$defs/outcomes" },
            "approvals": { "$ref": "#/$defs/outcomes" },
            "reopened": { "$ref": "#/$defs/outcomes" },
            "pending": { "type": "array", "items": { "$ref": "#/$defs/pending" } },
            "conflicts": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["what", "role", "ground", "items"],
                "properties": {
                  "what": { "enum": ["fine", "reward", "sanction", "value", "route", "deadline", "rows"] },
                  "name": { "type": "string" },
                  "items": { "$ref": "#/$defs/outcomes" }
                }
              }
            },
            "violations": { "$ref": "#/$defs/outcomes" },
            "differences": { "$ref": "#/$defs/outcomes" },
            "open_questions": {
              "type": "array",
              "items": { "type": "object", "required": ["changes"] }
            },
            "totals": {
              "type": "object",
              "required": ["fines", "rewards", "pending_minimum", "pending_maximum"],
              "properties": {
                "fines": { "$ref": "#/$defs/amount" },
                "rewards": { "$ref": "#/$defs/amount" },
                "pending_minimum": { "$ref": "#/$defs/bound" },
                "pending_maximum": { "$ref": "#/$defs/bound" }
              }
            },
            "explain": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["rule", "sources", "ground", "truth", "overridden_by", "place", "parts"]
              }
            }
          },
          "if": { "properties": { "applicable": { "const": true } } },
          "then": {
            "required": [
              "void", "classifications", "derived", "routes", "copies", "excluded", "escalations", "deadlines", "fines",
              "rewards", "sanctions", "remedies", "records", "notices", "approvals", "reopened", "pending",
              "conflicts", "violations", "differences", "open_questions", "totals"
            ]
          },
          "$defs": {
            "amount": { "type": "string", "pattern": "^-?[0-9]+\\\\.[0-9]{2}$" },
            "bound": { "anyOf": [{ "type": "null" }, { "$ref": "#/$defs/amount" }] },
            "cited": {
              "type": "object",
              "required": ["rule", "sources"],
              "properties": {
                "rule": { "type": ["string", "null"] },
                "sources": { "type": "array", "items": { "type": "string" } }
              }
            },
            "outcomes": { "type": "array", "items": { "$ref": "#/$defs/cited" } },
            "roles": { "type": ["string", "array", "null"], "items": { "type": "string" } },
            "names": { "type": "array", "items": { "type": "string" } },
            "instant": { "type": ["string", "null"] },
            "route": {
              "allOf": [{ "$ref": "#/$defs/cited" }],
              "required": ["slot", "role", "persons", "candidates", "passed_over", "next"],
              "properties": {
                "slot": { "type": "string" },
                "role": { "$ref": "#/$defs/roles" },
                "persons": { "$ref": "#/$defs/names" },
                "candidates": { "$ref": "#/$defs/names" },
                "passed_over": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["role", "because"],
                    "properties": {
                      "role": { "type": "string" },
                      "because": { "enum": ["absent", "excluded"] }
                    }
                  }
                },
                "next": { "$ref": "#/$defs/names" },
                "dead_end": { "const": true }
              }
            },
            "copy": {
              "allOf": [{ "$ref": "#/$defs/cited" }],
              "required": ["slot", "to", "persons"],
              "properties": {
                "slot": { "type": "string" },
                "to": { "$ref": "#/$defs/names" },
                "persons": { "$ref": "#/$defs/names" }
              }
            },
            "exclusion": {
              "allOf": [{ "$ref": "#/$defs/cited" }],
              "required": ["slot", "role", "person"],
              "properties": {
                "slot": { "type": "string" },
                "role": { "type": "string" },
                "person": { "type": ["string", "null"] }
              }
            },
            "escalation": {
              "allOf": [{ "$ref": "#/$defs/cited" }],
              "required": ["to", "because", "at", "unchanged"],
              "properties": {
                "to": { "$ref": "#/$defs/names" },
                "because": { "type": "string" },
                "at": { "$ref": "#/$defs/instant" },
                "unchanged": { "type": "boolean" }
              }
            },
            "deadline": {
              "allOf": [{ "$ref": "#/$defs/cited" }],
              "required": [
                "name", "element", "start", "not_before", "due", "actual", "status", "late_seconds", "extended",
                "role", "persons"
              ],
              "properties": {
                "name": { "type": "string" },
                "element": { "type": ["string", "null"] },
                "start": { "$ref": "#/$defs/instant" },
                "not_before": { "$ref": "#/$defs/instant" },
                "due": { "$ref": "#/$defs/instant" },
                "actual": { "$ref": "#/$defs/instant" },
                "status": { "enum": ["met", "breached", "pending", "unknown"] },
                "late_seconds": { "type": ["integer", "null"] },
                "extended": {
                  "type": ["object", "null"],
                  "required": ["from"],
                  "properties": { "from": { "type": "string" } }
                },
                "unknown_year": { "type": "integer" },
                "role": { "$ref": "#/$defs/roles" },
                "persons": { "$ref": "#/$defs/names" },
                "steps": { "type": "array", "items": { "$ref": "#/$defs/step" } }
              }
            },
            "step": {
              "type": "object",
              "required": ["from", "to", "kind"],
              "properties": {
                "from": { "type": "string", "format": "date" },
                "to": { "type": "string", "format": "date" },
                "kind": {
                  "enum": [
                    "starts", "start not counted", "days", "working days", "make-up working day", "months",
                    "end of month", "weekly day off", "day off", "open", "closed", "rolled over", "period", "paused",
                    "extended", "promised", "begins", "ends", "part", "decides"
                  ]
                },
                "at": { "type": "string" },
                "first": { "type": "integer" },
                "last": { "type": "integer" },
                "count": { "type": "integer" },
                "days_off": { "type": "integer" },
                "since": { "type": "string" },
                "until": { "type": "string" },
                "seconds": { "type": "integer" },
                "days": { "type": "integer" },
                "months": { "type": "integer" },
                "working_days": { "type": "integer" },
                "working_seconds": { "type": "integer" },
                "reason": { "type": ["string", "null"] },
                "period": { "type": "string" },
                "part": { "type": "integer" }
              }
            },
            "money": {
              "allOf": [{ "$ref": "#/$defs/cited" }],
              "required": ["role", "persons", "amount", "mode", "shares", "payee", "ground"],
              "properties": {
                "role": { "$ref": "#/$defs/roles" },
                "unit": { "type": "string" },
                "persons": { "type": "array", "items": { "type": "string" } },
                "amount": { "$ref": "#/$defs/amount" },
                "mode": { "enum": ["sum", "each", "shared", "split", "joint"] },
                "shares": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["role", "person", "amount"],
                    "properties": {
                      "role": { "type": "string" },
                      "person": { "type": ["string", "null"] },
                      "amount": { "$ref": "#/$defs/amount" }
                    }
                  }
                },
                "payee": { "type": ["string", "null"] },
                "ground": { "type": "string" }
              }
            },
            "pending": {
              "allOf": [{ "$ref": "#/$defs/cited" }],
              "required": ["what", "role", "minimum", "maximum", "needs", "fact"],
              "properties": {
                "what": {
                  "enum": [
                    "fine", "reward", "sanction", "remedy", "record", "notice", "copy", "approval", "escalation",
                    "reopen", "void", "route", "deadline"
                  ]
                },
                "role": { "$ref": "#/$defs/roles" },
                "minimum": { "$ref": "#/$defs/bound" },
                "maximum": { "$ref": "#/$defs/bound" },
                "needs": {
                  "enum": [
                    "assessed amount", "choice", "blank parameter", "fact", "event", "division by zero",
                    "amount within bounds", "calendar"
                  ]
                },
                "fact": { "type": ["string", "null"] }
              }
            }
          }
        }

        """
}
