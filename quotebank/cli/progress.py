"""How far long work has come."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.text import Text

from quotebank import reading
from quotebank.model import Article

# Fewer articles than this are done before a progress bar would be read.
MANY_ARTICLES = 20


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f} a second" if task.speed else "")


def articles(files: Sequence[reading.Source], shown: bool) -> Generator[Article, None, None]:
    """Read the articles of ``files``; if wished and there are many, show their number, rate and time left.

    Close it before anything else is written to the terminal: the bar goes with it.
    """
    total = reading.count(files)
    progress = Progress(
        "{task.description}",
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not shown or total < MANY_ARTICLES,
    )
    with progress:
        yield from progress.track(reading.articles(files), total, description="Reading articles")
