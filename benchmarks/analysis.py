#!/usr/bin/env python3
"""Measures `redress check`: from the start of the process to its last line, user and system time together and time by
the clock, and the most memory it held.

analysis.py REDRESS WORK [quick|growth]    writes WORK/analysis.jsonl, WORK/growth-rules.svg and WORK/growth-fields.svg
                                           and prints tables in Markdown

Z3_EVERY: of the pairs that Z3 is asked about, every so many-th (1: all). RUNS: runs, of which the median counts.
"""
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
from plot import plot

HERE = Path(__file__).parent
RUNS = int(os.environ.get("RUNS", "5"))
EVERY = os.environ.get("Z3_EVERY", "25")
PACK = HERE.parent / "policies/R13-after-sales/after-sales.redress"


def once(redress, policy):
    """CPU seconds, seconds by the clock, MiB, and the last line of one run."""
    start = time.monotonic()
    process = subprocess.Popen([redress, "check", "--lang", "en", policy], stdout=subprocess.PIPE)
    lines = process.stdout.read().decode().splitlines()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{policy}: exit status {process.returncode}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024, lines[-1]


def check(redress, policy, runs=RUNS):
    """The medians of some runs."""
    results = [once(redress, policy) for _ in range(runs)]
    said = results[0][3]
    listed = re.search(r"(\d+) errors?", said)
    more = re.search(r"(\d+) more (?:contradictions|findings)", said)
    return {
        "cpu_s": round(median(result[0] for result in results), 4),
        "wall_s": round(median(result[1] for result in results), 4),
        "mib": round(max(result[2] for result in results)),
        "errors": sum(int(found[1]) for found in (listed, more) if found),
        "said": said,
    }


def generate(work, *words):
    policy = work / ("-".join(map(str, words)) + ".redress")
    subprocess.run([sys.executable, HERE / "generate_analysis.py", *map(str, words), policy], check=True)
    return policy


def table(head, rows):
    print("\n| " + " | ".join(head) + " |\n|" + "|".join("---" if place == 0 else "--:" for place in range(len(head))) + "|")
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")


def main():
    redress, work = sys.argv[1], Path(sys.argv[2])
    work.mkdir(parents=True, exist_ok=True)
    part = sys.argv[3] if len(sys.argv) > 3 else "all"
    measured = []

    def measure(name, policy, runs=RUNS, **more):
        result = {"name": name, **more, **check(redress, policy, runs)}
        measured.append(result)
        return result

    def row(result):
        return [result["name"], result["errors"], f"{result['cpu_s']:.3f}", f"{result['wall_s']:.3f}", result["mib"]]

    head = ["policy", "errors found", "CPU s", "s by the clock", "MiB"]
    if part != "growth":
        rows = [row(measure("the pack of R13", PACK))]
        for count in (1000, 10000):
            for share in ("low", "high"):
                policy = generate(work, "rules", count, 10, share)
                rows.append(row(measure(f"{count:,} rules, 10 fields, {share}", policy, RUNS if count < 5000 else 3)))
        for size in (20, 30, 40, 50, 60):
            for question in ("whole", "union", "turns"):
                rows.append(row(measure(f"gap family, k = {size}, {question}", generate(work, "gap", size, question))))
        table(head, rows)
        print()
        compare(redress, work)
    if part != "quick":
        growth(measure, work)
    (work / "analysis.jsonl").write_text("".join(json.dumps(result) + "\n" for result in measured))


def compare(redress, work):
    """Z3 pair by pair beside redress, on the same rules; where all pairs were asked, both must count the same."""
    peer = work / "z3_pairs"
    subprocess.run(["cc", "-O3", "-o", peer, HERE / "peers/z3_pairs.c", "-lz3"], check=True)
    policy = generate(work, "rules", 1000, 10, "high")
    result = json.loads(subprocess.run([peer, f"{policy}.txt", EVERY], check=True, capture_output=True).stdout)
    mine = check(redress, policy)
    scaled = result["cpu_s"] * result["pairs"] / result["asked"]
    if result["asked"] == result["pairs"] and result["meet"] != mine["errors"]:
        sys.exit(f"the answers differ: {result['meet']} and {mine['errors']}")
    print(
        f"Z3 asked pair by pair about 1,000 rules, 10 fields, high: {result['asked']:,} of the {result['pairs']:,} pairs"
        f" that fine one role differently took {result['cpu_s']:.2f} s, which makes {scaled:.1f} s for these pairs;"
        f" redress check {mine['cpu_s']:.3f} s, {scaled / mine['cpu_s']:.0f} times less. Of the pairs asked"
        f" {result['meet']:,} meet, of all of them redress counts {mine['errors']:,}."
    )


def growth(measure, work):
    """Time against the number of rules, and against the number of fields, with few and many conflicts."""
    runs = min(RUNS, 3)
    for axis, values in (("rules", (100, 300, 1000, 3000, 10000, 30000)), ("fields", (3, 5, 10, 20, 30))):
        rows, series = [], {}
        for share in ("low", "high"):
            for value in values:
                count, fields = (value, 10) if axis == "rules" else (1000, value)
                name = f"{count:,} rules, {fields} fields, {share}"
                policy = generate(work, "rules", count, fields, share)
                result = measure(name, policy, runs if count < 5000 else 1, axis=axis, value=value, share=share)
                rows.append([name, result["errors"], f"{result['cpu_s']:.3f}", f"{result['wall_s']:.3f}", result["mib"]])
                series.setdefault(f"{share} number of conflicts", []).append((value, result["cpu_s"]))
        table(["policy", "errors found", "CPU s", "s by the clock", "MiB"], rows)
        title = f"redress check: CPU seconds against {axis}"
        (work / f"growth-{axis}.svg").write_text(plot(title, axis, "CPU s", series))


main()
