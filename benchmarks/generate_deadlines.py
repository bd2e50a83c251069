#!/usr/bin/env python3
"""Writes a policy of 50 deadlines on working calendars, and incidents in YAML that date all their events.

generate_deadlines.py COUNT POLICY INCIDENTS

Each deadline has a late fine, so that what is found shows in the charges. Starts are spread over 2025 and 2026 up to
October, over nights, weekends and holidays; what is done comes up to twelve days after the start.
"""
import datetime
import random
import sys

count, policy, incidents = int(sys.argv[1]), sys.argv[2], sys.argv[3]
LIMITS = ["{n}个工作日内", "{n}个工作日内, 用 门店", "下班前, 用 门店", "{n}个工作小时内, 用 门店", "{n}天内"]
with open(policy, "w", encoding="utf-8") as out:
    out.write('制度 五十时限\n  施行 自 2024-01-01 起\n  时区 "Asia/Shanghai"\n  币种 人民币\n  日历 china\n\n')
    out.write("日历 门店 基于 china\n  周一..周六 8:30..12:00, 13:30..17:30\n\n")
    out.write("事件 收到\n事件 " + ", ".join(f"办{i}" for i in range(1, 51)) + "\n岗位 责任组 : 班组\n\n")
    for i in range(1, 51):
        limit = LIMITS[i % len(LIMITS)].format(n=1 + i % 7)
        out.write(f"时限 限{i} : 自 收到 起 {limit}, 至 办{i}, 由 责任组\n  逾期 → 责任组 10\n")
random.seed(50)
start = datetime.datetime(2025, 1, 1)
with open(incidents, "w", encoding="utf-8") as out:
    for n in range(count):
        received = start + datetime.timedelta(seconds=random.randrange(640 * 86_400))
        out.write(f"编号: D{n}\n收到: {received:%Y-%m-%d %H:%M:%S}\n")
        for i in range(1, 51):
            done = received + datetime.timedelta(seconds=random.randrange(12 * 86_400))
            out.write(f"办{i}: {done:%Y-%m-%d %H:%M:%S}\n")
        out.write("责任组: [甲]\n---\n")
