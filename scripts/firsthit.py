#!/usr/bin/env python3
"""Prints how often the first hit of who-said is a direct quote of a named speaker who is certain, for the most
frequent words and pairs of words in a corpus. Words count only if such a quote of six or more words contains them.

usage: firsthit.py PROGRAM FOLDER QUOTES.jsonl

scripts/score.sh calls it. QUOTES.jsonl is the output of `verbatim quotes --json FOLDER`.
"""
import collections, itertools, json, re, subprocess, sys

CERTAIN = 0.8       # corpus.ConfidenceShown
MIN_WORDS = 6       # of a whole quote; wholeWords of the ranking
MIN_LETTERS = 6     # of a word; shorter words are mostly function words
MAX_QUERIES = 200   # words, and pairs of words

if len(sys.argv) != 4: sys.exit(__doc__)
program, folder, quotes = sys.argv[1:]


def good(quote):
    named = quote["speaker"]["kind"] in ("person", "organization")
    return quote["kind"] == "direct" and named and quote["confidence"] >= CERTAIN


def frequent(queries_of):
    """Returns the most frequent queries that queries_of makes from quotes and that a good, whole quote contains."""
    count, possible = collections.Counter(), set()
    with open(quotes, encoding="utf-8") as lines:
        for line in lines:
            quote = json.loads(line)
            here = queries_of(quote["text"])
            count.update(here)
            if good(quote) and len(quote["text"].split()) >= MIN_WORDS: possible.update(here)
    ordered = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return [query for query, _ in ordered if query in possible][:MAX_QUERIES]


def words(text):
    return set(re.findall(r"\b[a-z]{%d,}\b(?!['’])" % MIN_LETTERS, text))


def pairs(text):
    return {" ".join(pair) for pair in itertools.combinations(sorted(words(text)), 2)}


def firsts(queries):
    """Returns the first answer to each query."""
    command = [program, "who-said", "--corpus", folder, "--json", "--limit", "1", "-"]
    run = subprocess.run(command, input="\n".join(queries) + "\n", capture_output=True, text=True, check=True)
    return [json.loads(line)["answers"][0] for line in run.stdout.splitlines()]


print(f"{'':12}{'n':>5}{'good':>8}{'indirect':>10}{'unnamed':>9}{'unsure':>8}{'questions':>11}")
for name, queries_of in (("one word", words), ("two words", pairs)):
    answers = firsts(frequent(queries_of))
    shares = [sum(map(test, answers)) / len(answers) for test in (
        good, lambda a: a["kind"] == "indirect", lambda a: a["speaker"]["kind"] not in ("person", "organization"),
        lambda a: a["confidence"] < CERTAIN, lambda a: a["answer"] is not None)]
    columns = "".join(f"{share:>{width}.3f}" for share, width in zip(shares, (8, 10, 9, 8, 11)))
    print(f"{name:12}{len(answers):>5}{columns}")
