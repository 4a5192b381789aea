"""How well, how fast and in how much memory quotebank.dedupe groups quotes, beside other libraries.

    python -m benchmarks.dedup [--gold FOLDER] [--corpus FILE ...] [--sizes N ...] [--tools NAME ...]
                               [--seed N] [--timeout SECONDS] [--json]

Accuracy, on a gold folder and the corpus files that it judges (dedup_scores.py says how both look):
precision, recall and F1 of the judged pairs, B-cubed of the judged clusters, and how many pairs were
merged across articles, and how many of these nobody has judged to belong together. Each rival is
given its best setting on that very gold, the one with the highest F1 of pairs. "quotebank+" has the
speakers and dates that quotebank.extract finds; everything else has only the quoted words.

Speed, on quotes made from the corpus, of which it is known what saying each one comes from (dedup_data.py
says how they are made); without a corpus they are made from seeds/, which holds few. Each rival has the
setting with the highest B-cubed F1 on ten thousand quotes made with another seed. Every run has a
process of its own and one thread. Seconds are those of the grouping call alone, after one on a few
quotes, which loads what is to be loaded; "cpu" is the processor's part of them. "held" is the process's
peak memory before the call, "peak" after it, in MiB. P, R and F1 are B-cubed. "mixed" is the largest group
that holds more than one saying.

The rivals (dedup_tools.py says how each is used) come with pip install "quotebank[bench]".
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from benchmarks import dedup_data, dedup_scores
from benchmarks.dedup_tools import TOOLS, Setting, as_quotes, labels
from benchmarks.gold import read

SIZES = (10_000, 100_000, 1_000_000)
TUNING = 10_000
WARM_UP = 100
# Where numerical libraries look how many threads they may start.
THREADS = ("RAYON_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")

Row = dict[str, Any]
Answer = TypeVar("Answer")

SCORES = [f"{what} {measure}" for what in ("pairs", "clusters") for measure in ("P", "R", "F1")]
ACCURACY = ["tool", "setting", *SCORES, "merged", "unjudged", "largest"]
SPEED = ["tool", "setting", *"quotes seconds cpu of_rensa held peak P R F1 largest mixed".split()]


def apart(timeout: float | None, function: Callable[..., Answer], *arguments: Any) -> Answer | None:
    """Call a function in a process of its own; None where it takes longer than ``timeout`` seconds.

    Raises RuntimeError where the process ends without an answer: it has printed why, or was killed.
    """
    # The peak memory of a new process starts at what its parent holds: this one must stay small.
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(sender, function, arguments))
    process.start()
    sender.close()
    try:
        return receiver.recv() if receiver.poll(timeout) else None
    except EOFError as error:
        raise RuntimeError(
            f"{function.__name__} gave no answer: its error is above, or it was killed for lack of memory"
        ) from error
    finally:
        process.kill()
        process.join()


def _answer(sender: Connection, function: Callable[..., Any], arguments: Sequence[Any]) -> None:
    sender.send(function(*arguments))


def peak_mib() -> float:
    """Give the most memory that this process has held so far, in MiB."""
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def write_made(corpus: Sequence[Path], number: int, seed: int, path: Path) -> None:
    """Make quotes and write them, one [saying, text] a line."""
    made = dedup_data.make(dedup_data.read_corpus(corpus), number, seed)
    path.write_text("".join(json.dumps(quote) + "\n" for quote in made), encoding="utf-8")


def read_made(path: Path) -> tuple[list[int], list[str]]:
    """Read what ``write_made`` wrote: the sayings and the texts."""
    sayings, texts = [], []
    with path.open(encoding="utf-8") as lines:
        for saying, text in map(json.loads, lines):
            sayings.append(saying)
            texts.append(text)
    return sayings, texts


def tuned(name: str, path: Path) -> Setting | None:
    """Give the tool's best setting on made quotes, None where it has nothing to set."""
    sayings, texts = read_made(path)
    tool = TOOLS[name]

    def f1(setting: Setting) -> float:
        return dedup_scores.bcubed(sayings, tool.group(texts, setting)).f1

    return max(tool.grid, key=f1, default=None)


def speed(name: str, setting: Setting | None, path: Path) -> Row:
    """Group made quotes once."""
    sayings, texts = read_made(path)
    tool = TOOLS[name]
    given = as_quotes(texts) if tool.takes_quotes else texts
    tool.group(given[:WARM_UP], setting)
    held = peak_mib()
    begun, begun_cpu = time.perf_counter(), time.process_time()
    outcome = tool.group(given, setting)
    seconds, cpu = time.perf_counter() - begun, time.process_time() - begun_cpu
    peak = peak_mib()
    groups = labels(given, outcome)
    return {
        "tool": name,
        "setting": str(setting or ""),
        "quotes": len(texts),
        "seconds": round(seconds, 2),
        "cpu": round(cpu, 2),
        "held": round(held),
        "peak": round(peak),
        **dedup_scores.bcubed(sayings, groups).percent(),
        "largest": max(Counter(groups).values()),
        "mixed": dedup_scores.largest_mixed(sayings, groups),
    }


def accuracy(name: str, extracting: bool, folder: Path, corpus: Sequence[Path]) -> Row:
    """Group the corpus's quotes, by the setting that does best on the gold."""
    articles = [article for path in corpus for article in read(path)]
    judged = dedup_scores.extracted(articles) if extracting else dedup_scores.marked(articles)
    gold = dedup_scores.read_gold(folder)
    tool = TOOLS[name]
    given = judged.quotes if tool.takes_quotes else [quote.text for quote in judged.quotes]
    settings: Sequence[Setting | None] = tool.grid or [None]
    results = [
        (dedup_scores.agreement(gold, judged, labels(given, tool.group(given, setting))), setting)
        for setting in settings
    ]
    best, setting = max(results, key=lambda result: (result[0].pairs.f1, -result[0].unjudged))
    return {
        "tool": name + "+" * extracting,
        "setting": str(setting or ""),
        **{f"pairs {measure}": figure for measure, figure in best.pairs.percent().items()},
        **{f"clusters {measure}": figure for measure, figure in best.clusters.percent().items()},
        "merged": best.merged,
        "unjudged": best.unjudged,
        "unseen": best.unseen,
        "largest": best.largest,
    }


def accuracy_rows(
    tools: Sequence[str], folder: Path, corpus: Sequence[Path], timeout: float
) -> Iterator[Row]:
    """Measure each tool on the gold, quotebank with what it extracts too."""
    runs = [(name, False) for name in tools] + [("quotebank", True)] * ("quotebank" in tools)
    for name, extracting in runs:
        row = apart(timeout, accuracy, name, extracting, folder, corpus)
        yield row or {"tool": name + "+" * extracting, "setting": f"more than {timeout:g} s"}


def speed_rows(
    tools: Sequence[str], corpus: Sequence[Path], sizes: Sequence[int], seed: int, timeout: float
) -> Iterator[Row]:
    """Measure each tool on each number of made quotes, rensa first, with which the others are compared."""
    order = sorted(tools, key=lambda name: name != "rensa")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.jsonl")
        apart(None, write_made, corpus, TUNING, seed + 1, path)
        settings = {name: apart(None, tuned, name, path) for name in order}
        for size in sizes:
            apart(None, write_made, corpus, size, seed, path)
            rensa = None
            for name in order:
                if size > TOOLS[name].limit:
                    yield {"tool": name, "setting": "left out: takes hours", "quotes": size}
                    continue
                row = apart(timeout, speed, name, settings[name], path)
                if row is None:
                    yield {"tool": name, "setting": f"more than {timeout:g} s", "quotes": size}
                    continue
                rensa = row["seconds"] if name == "rensa" else rensa
                yield row | ({"of_rensa": round(row["seconds"] / rensa, 2)} if rensa else {})


def report(columns: Sequence[str], rows: Iterable[Row], *, aloud: bool) -> list[Row]:
    """Give the rows, and print each as it comes, under the names of its columns."""
    kept = []
    if aloud:
        print(line(columns))
    for row in rows:
        kept.append(row)
        if aloud:
            print(line([row.get(column, "–") for column in columns]), flush=True)
    return kept


def line(cells: Sequence[Any]) -> str:
    """Lay one row out: the tool and its setting to the left, figures to the right."""
    tool, setting, *figures = map(str, cells)
    return f"{tool:11}{setting:24}" + "".join(f"{figure:>12}" for figure in figures)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; give the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, help="folder of pairs.jsonl and clusters.jsonl")
    parser.add_argument("--corpus", type=Path, nargs="+", default=[], help="files of one article a line")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of quotes to make")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=3600, help="seconds that one run may take")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    for name in args.tools:
        if not importlib.util.find_spec(TOOLS[name].needs):
            parser.error(f'{name} needs {TOOLS[name].needs}: pip install "quotebank[bench]"')
    for path in args.corpus:
        if not path.is_file():
            parser.error(f"no such file: {path}")
    os.environ.update(dict.fromkeys(THREADS, "1"))

    result = {}
    if args.gold and args.gold.is_dir() and args.corpus:
        rows = accuracy_rows(args.tools, args.gold, args.corpus, args.timeout)
        result["accuracy"] = report(ACCURACY, rows, aloud=not args.json)
    else:
        print("accuracy skipped: it needs a --gold folder and the --corpus that it judges", file=sys.stderr)
    if args.sizes:
        if not args.corpus:
            print("no --corpus: quotes are made from seeds/, which holds few", file=sys.stderr)
        rows = speed_rows(args.tools, args.corpus, args.sizes, args.seed, args.timeout)
        result["speed"] = report(SPEED, rows, aloud=not args.json)
    if args.json:
        print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
