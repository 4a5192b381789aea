"""The report in a browser. Needs Chromium and its driver (Debian: chromium, chromium-driver) and Selenium."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quotebank.report import write
from tests.test_report import HOSTILE, Pairs, hostile, sample

webdriver = pytest.importorskip("selenium.webdriver", reason='no Selenium: pip install "quotebank[test]"')
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.wait import WebDriverWait  # noqa: E402

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None or DRIVER is None, reason="no Chromium: apt-get install chromium chromium-driver"
)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in [*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield chrome
    chrome.quit()


@pytest.fixture
def opened(driver: Any, tmp_path: Path) -> Iterator[Open]:
    """Open the report of some articles at a width; in the end, no error and no request must have been."""
    path = tmp_path / "report.html"

    def show(pairs: Pairs, groups: Any = (), width: int = 1280, scheme: str = "light") -> Any:
        with path.open("w", encoding="utf-8") as file:
            write(file, pairs, groups, title=HOSTILE)
        screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        colours = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", colours)
        driver.get_log("performance")
        driver.get(path.as_uri())
        return driver

    yield show
    assert driver.get_log("browser") == []
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    requests = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in requests if not url.startswith("data:")] == [path.as_uri()]


def texts(driver: Any, selector: str) -> list[str]:
    """The text of every element that is shown."""
    return [e.text for e in driver.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()]


def find(driver: Any, selector: str) -> Any:
    return driver.find_element(By.CSS_SELECTOR, selector)


def open_article(driver: Any, number: int) -> None:
    find(driver, f"#a{number} > summary").click()
    WebDriverWait(driver, 5).until(lambda _: driver.find_elements(By.CSS_SELECTOR, f"#a{number}.dressed"))


def test_marks_hold_the_words_of_the_quotes(opened: Open) -> None:
    """In each article the marks hold a quote's words, mention and cue, in the speaker's colour."""
    pairs, groups = sample()
    page = opened(pairs, groups)
    for number, (_, quotes) in enumerate(pairs, 1):
        open_article(page, number)
        for index, quote in enumerate(quotes):
            words = {
                kind: page.execute_script(
                    "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)",
                    f'#a{number} .{kind}[data-quote="{index}"]',
                )
                for kind in ("quote", "mention", "cue")
            }
            assert quote.mention is not None
            assert quote.cue is not None
            assert words == {"quote": [quote.text], "mention": [quote.mention.text], "cue": [quote.cue.text]}
    colours = [
        find(page, f"#a{number} mark").value_of_css_property("background-color") for number in (1, 2, 3, 4)
    ]
    assert colours[0] == colours[2]
    assert len(set(colours)) == 3


@pytest.mark.parametrize(
    ("field", "typed", "speakers", "articles"),
    [
        ("words", "cafe PRICES", ["Ann Lee"], ["Bridge again"]),
        ("words", "bridge", ["Ann Lee"], ["Bridge opens", "Bridge again"]),
        ("words", "zebra", [], []),
        ("speaker", "ruiz", ["Ben Ruiz"], ["Bridge doubted"]),
        ("outlet", "The Echo", ["Ann Lee", "Ben Ruiz"], ["Bridge doubted", "Bridge again"]),
        ("since", "05072024", ["Ann Lee", "Ben Ruiz"], ["Bridge doubted", "Bridge again"]),
        ("until", "05062024", ["Ann Lee"], ["Bridge opens"]),
    ],
)
def test_search_leaves_what_fits(
    opened: Open, field: str, typed: str, speakers: list[str], articles: list[str]
) -> None:
    """What is typed leaves the speakers and articles that fit, and says how many; Clear brings all back."""
    page = opened(*sample())
    everything = texts(page, "main h3")
    find(page, f"[name={field}]").send_keys(typed)
    assert texts(page, ".speaker h3") == speakers
    assert texts(page, ".article h3") == articles
    assert texts(page, ".none") == ([] if speakers else ["No quotation fits.", "No article fits."])
    assert find(page, "output").text.endswith(f"{len(speakers)} speakers, {len(articles)} articles")
    find(page, "[type=reset]").click()
    page.execute_async_script("setTimeout(arguments[0])")
    assert texts(page, "main h3") == everything


def test_few_results_are_shown_at_once(opened: Open) -> None:
    """The words found can be read without opening anything; with the search cleared, they close again."""
    page = opened(*sample())
    assert texts(page, ".words") == []
    find(page, "[name=words]").send_keys("prices")
    assert texts(page, ".words") == ["Café prices rose."]
    find(page, "[name=words]").send_keys(Keys.BACKSPACE * len("prices"))
    assert texts(page, ".words") == []


def test_time_line_chooses_a_time(opened: Open) -> None:
    """A click on a bar leaves its day, a second one brings the others back."""
    page = opened(*sample())
    bar = find(page, "#timeline button")
    bar.click()
    assert bar.get_attribute("aria-pressed") == "true"
    assert texts(page, ".article h3") == ["Bridge opens"]
    bar.click()
    assert len(texts(page, ".article h3")) == 4


def test_evidence_shows_on_hover(opened: Open) -> None:
    """The pointer on a quote shows who spoke, cue, rule and confidence; when it goes, they go."""
    page = opened(*sample())
    open_article(page, 1)
    webdriver.ActionChains(page).move_to_element(find(page, "#a1 mark")).perform()
    card = find(page, "#card").text
    assert all(fact in card for fact in ("Ann Lee", "said", "Lee → Ann Lee", "after", "93 %"))
    webdriver.ActionChains(page).move_to_element(find(page, "h1")).perform()
    page.execute_async_script("setTimeout(arguments[0], 600)")
    assert not find(page, "#card").is_displayed()


def test_everything_works_by_keyboard(opened: Open) -> None:
    """Keys alone open an article, a quote's evidence, and from there the quote's places; Escape closes."""
    page = opened(*sample())

    def press(*keys: str) -> Any:
        webdriver.ActionChains(page).send_keys(*keys).perform()
        page.execute_async_script("setTimeout(arguments[0], 50)")
        return page.switch_to.active_element

    page.execute_script("document.querySelector('#a1 > summary').focus()")
    press(Keys.ENTER)
    assert press(Keys.TAB).accessible_name == "1: Ann Lee, evidence"
    assert press(Keys.ENTER).get_attribute("id") == "card"
    assert press(Keys.ESCAPE).accessible_name == "1: Ann Lee, evidence"
    assert not find(page, "#card").is_displayed()
    press(Keys.ENTER)
    assert press(Keys.TAB).text == "Said 2 times in 2 articles"
    assert press(Keys.ENTER).text == "Bridge opens"
    assert texts(page, ".words")[0] == "The bridge is safe,"
    assert press(Keys.ENTER).accessible_name == "1: Ann Lee, evidence"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_light_and_dark(opened: Open, scheme: str) -> None:
    """Text has at least the contrast of 4.5 to 1 that WCAG 2.2 asks for, on every speaker's colour too."""
    page = opened(*sample(), scheme=scheme)
    for number in (1, 2, 3, 4):
        open_article(page, number)
    ratios = page.execute_script(CONTRAST)
    assert ratios
    assert min(ratios) >= 4.5


# Each of the style sheet's colours behind and in front of text, drawn to read off what they are in sRGB.
CONTRAST = """
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const luminance = (colour) => {
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
    value /= 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const [mark, note] = ["#a1 mark", "#a1 .note"].map((selector) => document.querySelector(selector));
const page = getComputedStyle(document.body);
const ratios = [contrast(page.color, page.backgroundColor)];
for (const text of document.querySelectorAll("label, .number, header p, .article summary p, .place, dt")) {
  ratios.push(contrast(getComputedStyle(text).color, page.backgroundColor));
}
for (const colour of [...Array(12).keys(), "none"]) {
  mark.dataset.colour = note.dataset.colour = colour;
  for (const style of [mark, note].map((element) => getComputedStyle(element))) {
    ratios.push(contrast(style.color, style.backgroundColor));
  }
}
return ratios;
"""


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_runs_out_at_the_side(opened: Open, width: int) -> None:
    """With everything open the page is no wider than the screen, hostile words and all."""
    page = opened(hostile(), width=width)
    page.execute_script("for (const box of document.querySelectorAll('details')) box.open = true")
    assert page.execute_script("return document.documentElement.scrollWidth") <= width


def test_hostile_text_does_nothing(opened: Open) -> None:
    """Markup as a speaker, title, rule or quotation is shown, can be searched and opened, and never runs."""
    page = opened(hostile())
    assert page.execute_script("return document.scripts.length") == 1
    assert page.execute_script("return document.images.length") == 0
    find(page, "[name=speaker]").send_keys("drop table")
    assert len(texts(page, ".speaker h3")) == 1
    open_article(page, 1)
    find(page, "#a1 .note").click()
    assert "DROP TABLE" in find(page, "#card").text
    assert page.execute_script("return document.querySelector('#card h3').textContent") == HOSTILE


def test_report_can_be_read_without_scripts(opened: Open, driver: Any) -> None:
    """Without scripts there is no search, but every quote and article is there to open."""
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = opened(*sample())
        assert not find(page, "form").is_displayed()
        find(page, ".speaker > summary").click()
        assert find(page, ".words").is_displayed()
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
