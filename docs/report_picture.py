"""Makes report.png, the README's picture of the report of the seeds.

    python docs/report_picture.py

Needs Debian's packages chromium and fonts-sil-charis.
"""

from __future__ import annotations

import datetime
import subprocess
import tempfile
from pathlib import Path

from quotebank import Article, dedupe, pipe
from quotebank.report import write

ROOT = Path(__file__).parent.parent

# The seeds in order: a headline, the outlet where the text tells it, the day that it tells of.
KNOWN = (
    ("Kim Kardashian visits the White House for Alice Marie Johnson", None, "2018-05-30"),
    ("Kim Kardashian meets Donald Trump at the White House", None, "2018-05-30"),
    ("Kim Kardashian meets with Trump to discuss prison reform", "Page Six", "2018-05-30"),
    ("Kim Kardashian met with President Donald Trump on Wednesday", None, "2018-05-30"),
    ("Kim K's Reaction To Trump Freeing Alice Marie Johnson Is Pure Joy", None, "2018-06-06"),
)
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
FLAGS += " --disable-component-update --disable-sync --hide-scrollbars --virtual-time-budget=2000"


def articles() -> list[Article]:
    """The seeds, with what is known of them."""
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    return [
        Article(
            path.read_bytes().decode("utf-8"),
            id=path.name,
            title=title,
            outlet=outlet,
            published=datetime.date.fromisoformat(day),
        )
        for path, (title, outlet, day) in zip(seeds, KNOWN, strict=True)
    ]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        found = [(article, quotes) for article, quotes in zip(articles(), pipe(articles()), strict=True)]
        with page.open("w", encoding="utf-8") as file:
            write(file, found, dedupe(quote for _, quotes in found for quote in quotes))
        # As after a click on the first speaker and the first article.
        html = page.read_text("utf-8")
        html = html.replace('<details class="speaker"', '<details open class="speaker"', 1)
        html = html.replace('<details class="article" id="a1"', '<details open class="article" id="a1"')
        page.write_text(html, "utf-8")
        picture = ROOT / "docs" / "report.png"
        command = ["chromium", *FLAGS.split(), f"--user-data-dir={folder}/profile", "--window-size=1280,1200"]
        subprocess.run([*command, f"--screenshot={picture}", page.as_uri()], check=True)


if __name__ == "__main__":
    main()
