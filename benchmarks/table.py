#!/usr/bin/env python3
"""Reads the JSON lines of a benchmark run and prints them as a Markdown table: table.py rules|pack|deadlines|yaml"""
import json
import sys
from statistics import median


def rate(value):
    return f"{value / 1e6:.2f} M" if value >= 1e6 else f"{value / 1e3:.1f} k"


def rules(lines):
    """Incidents per CPU second of one thread by rule set; ratios against the best C of the same set; equal answers are demanded."""
    sets = {}
    for line in lines:
        sets.setdefault(line["rules"], []).append(line)
    print("\n| rules | program | incidents per CPU second of one thread | of the best C | same answer |\n|---|---|--:|--:|---|")
    wrong = False
    for name, entries in sets.items():
        best = max(e["inc_s"] for e in entries if e["peer"].startswith("c_"))
        answer = next((e["check_lines"], e["check_sum"]) for e in entries if e["peer"].startswith("c_"))
        for e in entries:
            same = (e["check_lines"], e["check_sum"]) == answer
            wrong |= not same
            print(f"| {name} | {e['peer']} | {rate(e['inc_s'])} | {e['inc_s'] / best:.3f} | {'yes' if same else 'NO'} |")
    if wrong:
        sys.exit("the answers differ: the figures mean nothing")


def pack(lines):
    print("\n| pack | way | incidents per CPU second of one thread |\n|---|---|--:|")
    for e in lines:
        print(f"| {e['rules']} | {e['peer']} | {rate(e['inc_s'])} |")


def deadlines(lines):
    """Many deadlines beside the pack, in one run; the batch must say of each what decisions say."""
    base = {e["peer"]: e["inc_s"] for e in lines if not e["deadlines"]}
    print("\n| policy | deadlines | way | incidents per CPU second of one thread | of the pack |\n|---|--:|---|--:|--:|")
    for e in lines:
        ratio = e["inc_s"] / base[e["peer"]]
        print(f"| {e['rules']} | {e['deadlines']} | {e['peer']} | {rate(e['inc_s'])} | {ratio:.3f} |")
        if e["deadlines"] and (e["differ"] or e["undecided"]):
            sys.exit(f"{e['differ']} deadlines differ, {e['undecided']} incidents are undecided")


def yaml(lines):
    """Seconds for the whole of `score`, against what libyaml alone needs to read the file."""
    floors = [e["s"] for e in lines if "s" in e]
    scores = [e["score_s"] for e in lines if "score_s" in e]
    print("\n| what | median s | of bare libyaml |\n|---|--:|--:|")
    print(f"| libyaml, every event discarded | {median(floors):.3f} | 1.00 |")
    print(f"| redress score, files written | {median(scores):.3f} | {median(scores) / median(floors):.2f} |")


entries = [json.loads(line) for line in sys.stdin if line.startswith("{")]
{"rules": rules, "pack": pack, "deadlines": deadlines, "yaml": yaml}[sys.argv[1]](entries)
