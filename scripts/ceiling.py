#!/usr/bin/env python3
"""Prints the share of the queries with known answers that any ranking could answer: those for which an extracted
quote overlaps a known answer by at least half of their union.

usage: ceiling.py BENCH QUOTES.jsonl

scripts/score.sh calls it. BENCH is the folder that score.sh takes, and QUOTES.jsonl is the output of
`verbatim quotes --json`.
"""
import collections, json, os, sys

if len(sys.argv) != 3: sys.exit(__doc__)
bench, quotes = sys.argv[1:]
sys.path.insert(0, bench)
from score import chars, load

found = collections.defaultdict(list)
for line in open(quotes, encoding="utf-8"):
    q = json.loads(line)
    found[os.path.splitext(os.path.basename(q["article"]))[0]].append(q["spans"])
n = collections.defaultdict(collections.Counter)
gold = {g["id"]: g for g in load(os.path.join(bench, "polnear/gold.jsonl"))}
for name in sorted(os.listdir(os.path.join(bench, "speakers"))):
    if not name.endswith(".json"): continue
    with open(os.path.join(bench, "speakers", name), encoding="utf-8") as f: labelled = json.load(f)
    article = gold.get(labelled["id"])
    if article is None: continue
    at, by = chars(article["text"]), {a["id"]: a for a in article["attributions"]}
    have = [{k for s in spans for k in range(at[s["start"]], at[s["end"]])} for spans in found[labelled["id"]]]
    for query in labelled["queries"]:
        targets = [{k for s, e in by[t]["content"] for k in range(s, e)} for t in query["targets"] if t in by]
        if not targets: continue
        n[query["type"]]["n"] += 1
        n[query["type"]]["found"] += any(2 * len(h & t) >= len(h | t) > 0 for h in have for t in targets)
print(f"{'':12}{'n':>5}{'ceiling':>9}")
for kind in sorted(n): print(f"{kind:12}{n[kind]['n']:>5}{n[kind]['found'] / n[kind]['n']:>9.3f}")
