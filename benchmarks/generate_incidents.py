#!/usr/bin/env python3
"""Writes the peers' seeded incidents as Redress reads them, and as CSV for ceiling.c; both in the same order.

generate_incidents.py N OUTPREFIX  ->  OUTPREFIX.yaml, OUTPREFIX.csv
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "peers"))
from gen_incidents import CSV_HEAD, incidents, to_csv

# The people of the peers' incidents stand under Chinese titles; here each has the role's name.
ROLES = {
    "美容组": "beauty_team", "质检": "qc", "SA": "sa", "维修组": "repair_team", "车间主管": "workshop_manager",
    "配件经理": "parts_manager", "前台": "reception", "服务经理": "service_manager",
}


def yes_no(value):
    return "yes" if value else "no"


def to_yaml(incident, index):
    people = "".join(f"{ROLES[role]}: {person}\n" for role, person in incident["people"].items())
    note = f'"{incident["note"]}"' if index % 10 == 0 else incident["note"]
    comment = "  # 已回访" if index % 20 == 5 else ""
    severity = incident["severity"]
    return (
        f"---\nid: {incident['id']}\nreceived: {incident['received']}\nchannel: {incident['channel']}\n"
        f"topic: {incident['topic']}{comment}\ncause: {incident['cause']}\n"
        f"media_exposed: {yes_no(severity['media_exposed'])}\nsafety: {yes_no(severity['safety'])}\n"
        f"confirmed: {yes_no(incident['confirmed'])}\ncommon_part: {yes_no(incident['common_part'])}\n"
        f"asks_manager: {yes_no(incident['asks_manager'])}\nwrong_items: {incident['wrong_items']}\n"
        f"csat_score: {incident['csat_score']}\nvehicle_mileage: {incident['vehicle_mileage']}\n"
        f"days_since_delivery: {incident['days_since_delivery']}\n{people}"
        f"response_minutes: {incident['response_minutes']}\nclosed_hours: {incident['closed_hours']}\nnote: {note}\n"
    )


def main():
    count, prefix = int(sys.argv[1]), sys.argv[2]
    with open(prefix + ".yaml", "w", encoding="utf-8") as yaml, open(prefix + ".csv", "w", encoding="utf-8") as csv:
        csv.write(CSV_HEAD)
        for index, incident in enumerate(incidents(count)):
            yaml.write(to_yaml(incident, index))
            csv.write(to_csv(incident))


main()
