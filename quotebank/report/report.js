"use strict";

// So many quotations can be read at once: when no more are found, they are shown without a click.
const FEW = 30;
// How long, in milliseconds, the pointer may be off both a quotation and its card before the card goes.
const GRACE = 300;

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Case, accents and the shape of quotation marks do not matter to a search. */
const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();

/** How many of `items` have each `key`. */
function tally(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(item[key], (counts.get(item[key]) ?? 0) + 1);
  return counts;
}

// What the page holds.

const articles = all(".article").map((item) => ({
  item,
  outlet: item.dataset.outlet,
  date: item.dataset.published,
}));

const periods = all("#timeline button").map((button) => ({ button, bar: button.querySelector(".found") }));

const speakers = all(".speaker").map((item) => {
  const number = item.querySelector(".number");
  return { item, number, total: number.textContent, name: fold(item.querySelector("h3").textContent) };
});

const sayings = speakers.flatMap((speaker) => all(".saying", speaker.item).map((item) => ({ item, speaker })));

const quotes = new Map();
{
  const byId = new Map(articles.map((article) => [article.item.id, article]));
  for (const saying of sayings) {
    const words = saying.item.querySelector("blockquote");
    for (const item of all(".place", saying.item)) {
      const article = byId.get(item.dataset.article);
      quotes.set(`${article.item.id} ${item.dataset.quote}`, {
        item,
        article,
        saying,
        speaker: saying.speaker,
        period: periods.find(({ button }) => article.date && article.date <= button.dataset.until),
        words: fold((item.querySelector("blockquote") ?? words).textContent),
        fits: true,
      });
    }
  }
}

// Search.

const form = document.querySelector("form");
const fields = form.elements;

function search() {
  const words = fold(fields.words.value).split(/\s+/).filter(Boolean);
  const name = fold(fields.speaker.value.trim());
  const [outlet, since, until] = [fields.outlet.value, fields.since.value, fields.until.value];
  const about = words.length > 0 || name !== "";
  const active = about || Boolean(outlet || since || until);

  for (const article of articles) {
    article.fits =
      (!outlet || article.outlet === outlet) &&
      (!since || article.date >= since) &&
      (!until || (article.date !== "" && article.date <= until));
  }
  const found = [];
  for (const quote of quotes.values()) {
    quote.fits =
      quote.article.fits &&
      quote.speaker.name.includes(name) &&
      words.every((word) => quote.words.includes(word));
    quote.item.hidden = !quote.fits;
    if (quote.fits) found.push(quote);
  }

  const ofSaying = tally(found, "saying");
  for (const saying of sayings) saying.item.hidden = !ofSaying.has(saying);

  const few = active && found.length <= FEW;
  const ofSpeaker = tally(found, "speaker");
  for (const speaker of speakers) {
    const number = ofSpeaker.get(speaker) ?? 0;
    speaker.item.hidden = !number;
    speaker.number.textContent = active ? `${number} of ${speaker.total}` : speaker.total;
    if (few && !speaker.item.open) speaker.item.open = speaker.opened = true;
    else if (!few && speaker.opened) speaker.item.open = speaker.opened = false;
  }

  const ofArticle = tally(found, "article");
  for (const article of articles) {
    article.item.hidden = !(about ? ofArticle.has(article) : article.fits);
    fade(article.item);
  }

  const ofPeriod = tally(found, "period");
  for (const period of periods) {
    const number = ofPeriod.get(period) ?? 0;
    const most = period.bar.ownerSVGElement.viewBox.baseVal.height;
    period.bar.setAttribute("y", most - number);
    period.bar.setAttribute("height", number);
    period.button.ariaPressed = String(period.button.dataset.since === since && period.button.dataset.until === until);
  }

  for (const none of all(".none")) none.hidden = none.parentElement.querySelector(":scope > details:not([hidden])") !== null;
  form.querySelector("output").textContent = active
    ? `${found.length} of ${quotes.size} quotations, ${ofSpeaker.size} speakers, ${ofArticle.size} articles`
    : "";
}

form.addEventListener("input", search);
form.addEventListener("reset", () => setTimeout(search)); // after the fields have been cleared
form.addEventListener("submit", (event) => event.preventDefault());
for (const { button } of periods) {
  button.addEventListener("click", () => {
    const pressed = button.ariaPressed === "true";
    fields.since.value = pressed ? "" : button.dataset.since;
    fields.until.value = pressed ? "" : button.dataset.until;
    search();
  });
}

// Articles: their quotations are coloured and numbered when they are first opened.

const quoteOf = (part) => quotes.get(`${part.closest(".article").id} ${part.dataset.quote}`);

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function dress(article) {
  if (article.classList.contains("dressed")) return;
  article.classList.add("dressed");
  const cast = new Map(
    all(".cast li", article).map((item, index) => [item.textContent, { sign: index + 1, colour: item.dataset.colour }]),
  );
  const last = new Map();
  for (const mark of all("mark[data-quote]", article)) {
    last.set(mark.dataset.quote, mark);
    mark.removeAttribute("title");
  }
  for (const [number, mark] of last) {
    const name = mark.dataset.speaker;
    const { sign, colour } = cast.get(name) ?? { sign: "?", colour: "none" };
    const note = element("button", sign);
    note.type = "button";
    note.className = "note";
    note.ariaLabel = `${sign}: ${name ?? "no name given"}, evidence`;
    note.dataset.quote = number;
    mark.after(note);
    for (const part of all(`[data-quote="${number}"]`, article)) part.dataset.colour = colour;
  }
  fade(article);
}

function fade(article) {
  if (!article.classList.contains("dressed")) return;
  for (const part of all("[data-quote]", article)) part.classList.toggle("faded", !quoteOf(part).fits);
}

document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.open && target.matches(".article")) dress(target);
  },
  true, // it does not bubble
);

/** Open what `item` lies in, and go there. */
function show(item, focus) {
  for (let box = item.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  item.scrollIntoView({ block: "center" });
  focus.focus({ preventScroll: true });
  item.classList.add("shown");
  setTimeout(() => item.classList.remove("shown"), 2000);
}

document.addEventListener("click", ({ target }) => {
  const place = target.closest(".place");
  if (!place || !target.closest("a")) return;
  const article = document.getElementById(place.dataset.article);
  dress(article);
  const note = article.querySelector(`.note[data-quote="${place.dataset.quote}"]`);
  // After the browser has gone to the article, so that "back" comes back here.
  setTimeout(() => show(article.querySelector(`mark[data-quote="${place.dataset.quote}"]`), note));
});

// The card with the evidence for a quotation: while the pointer is on it, or at a click, a tap or its button.

const card = document.getElementById("card");
const beliefs = new Map(all("#evidence tbody tr").map(({ cells }) => [cells[0].textContent, cells[1].textContent]));
let carded; // the quotation that the card is about
let leaving;

function open(anchor) {
  clearTimeout(leaving);
  const quote = quoteOf(anchor);
  if (carded === quote) return;
  card.hidePopover();
  const parts = all(`.text :is(mark, u)[data-quote="${anchor.dataset.quote}"]`, quote.article.item);
  const words = (kind) => parts.filter((part) => part.matches(kind)).map((part) => part.textContent).join("");
  const { speaker, rule, confidence } = parts.find((part) => part.matches("mark")).dataset;
  const belief = beliefs.get(rule);
  const facts = [
    ["Source", words(".mention")],
    ["Cue", words(".cue")],
    ["Name", quote.item.dataset.chain],
    ["Rule", belief ? `${rule}: ${belief}` : rule],
    ["Confidence", rule && `${Math.round(confidence * 100)} %`],
  ].filter(([, value]) => value);
  card.querySelector("h3").textContent = speaker ?? "No name given";
  card.querySelector("dl").replaceChildren(...facts.flatMap(([name, value]) => [element("dt", name), element("dd", value)]));
  const repeats = quote.saying.item.querySelector(".repeats > summary");
  card.querySelector("button").textContent = repeats?.textContent ?? "Show among the speaker’s quotations";
  card.dataset.colour = anchor.dataset.colour;

  card.showPopover({ source: anchor });
  for (const part of parts) part.classList.add("current");
  carded = quote;
  const { left, top, bottom } = anchor.getClientRects()[0];
  const { width, height } = card.getBoundingClientRect();
  const below = bottom + height + 8 < innerHeight || top < height + 8;
  card.style.left = `${scrollX + Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
  card.style.top = `${scrollY + (below ? bottom + 4 : top - height - 4)}px`;
}

function leave() {
  clearTimeout(leaving);
  if (!card.contains(document.activeElement)) leaving = setTimeout(() => card.hidePopover(), GRACE);
}

card.addEventListener("beforetoggle", ({ newState }) => {
  if (newState === "open") return;
  for (const part of all(".current")) part.classList.remove("current");
  carded = undefined;
});
card.addEventListener("pointerenter", () => clearTimeout(leaving));
card.addEventListener("pointerleave", leave);
card.querySelector("button").addEventListener("click", () => {
  const { saying, item } = carded;
  card.hidePopover();
  if (saying.item.hidden) form.reset();
  setTimeout(() => show(saying.item, item.querySelector("a")));
});
document.addEventListener("pointerover", ({ target, pointerType }) => {
  if (pointerType !== "mouse") return;
  const mark = target.closest(".dressed mark");
  if (mark) open(mark);
  else if (carded && !card.contains(target)) leave();
});
document.addEventListener("click", ({ target }) => {
  const anchor = target.closest(".dressed :is(mark, .note)");
  if (!anchor) return;
  open(anchor);
  card.focus();
});

for (const article of all(".article[open]")) dress(article);
form.hidden = false;
search();
