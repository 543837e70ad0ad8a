#!/usr/bin/env python3
"""Prints how many queries are answered by meaning of which no article of a corpus speaks, and lists these queries.

usage: unanswerable.py PROGRAM FOLDER

scripts/score.sh calls it. FOLDER has the labelled articles; the queries are scripts/unanswerable.txt.
"""
import json, os, subprocess, sys

if len(sys.argv) != 3: sys.exit(__doc__)
program, folder = sys.argv[1:]
with open(os.path.join(os.path.dirname(__file__), "unanswerable.txt"), encoding="utf-8") as f:
    queries = [line.strip() for line in f if line.strip() and not line.startswith("#")]


def guessed(command):
    """Returns the queries for which a command shows quotes that are near in meaning."""
    run = subprocess.run([program, command, "--corpus", folder, "--json", "-"], input="\n".join(queries) + "\n",
                         capture_output=True, text=True)
    if run.returncode > 1: sys.exit(run.stderr)  # 1 says that a query was not answered
    results = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(results) == len(queries), run.stderr
    return [query for query, result in zip(queries, results)
            if any(answer.get("found_by") == "meaning" for answer in result["answers"])]


for command in ("who-said", "ask"):
    wrong = guessed(command)
    print(f"{command:12}{len(wrong):>3} of {len(queries)} ({len(wrong) / len(queries):.2f})")
    for query in wrong: print(" " * 12 + query)
