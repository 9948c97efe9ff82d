"""A finder of a few fixed answers, so that what a reader sees is tested apart from ranking."""

from __future__ import annotations

from playwright.sync_api import Page

from .project import ROOT

# The contract of overrides/assets/search/finder.js. A word of the question picks the answer.
SCRIPT = """
stillNearSearch.open = () => Promise.resolve({ find: (text, limit) => {
  const said = (word) => text.toLowerCase().includes(word);
  const hit = (url, page, heading, passage) => ({ url, page, heading, passage: passage || [] });
  const hits = [
    hit("articles/emotional-permanence/index.html#why-it-fades", "When closeness fades",
      "Why it fades", [["You may ", false], ["feel nothing", true], [" <b>apart</b>.", false]]),
    hit("both-sides/if-you-wait/index.html#first-hour", "If you wait", "The first hour",
      [["They have ", false], ["gone quiet", true], [".", false]]),
    hit("questions/index.html", "Questions", "Questions", [["Short answers.", false]]),
    ...Array.from({ length: 9 }, (_, at) => hit("about/index.html#" + at, "About", "Part " + at))];
  const help = { en: hit("get-help/index.html", "Get help now", "Get help now"),
    es: hit("es/ayuda/index.html", "Ayuda ahora", "Ayuda ahora") };
  const danger = (topic, language, sure) => ({ text, nearest: [], crisis: { topic, language, sure },
    results: (sure ? [help[language], ...hits] : hits).slice(0, limit) });
  const nearest = said("near") ? [{ url: "questions/index.html", title: "Questions" },
    { url: "es/ayuda/index.html", title: "Ayuda" }] : [];
  const answer = said("to die") ? danger("self-harm", "en", true)
    : said("go on") ? danger("self-harm", "en", false)
    : said("morir") ? danger("self-harm", "es", true)
    : said("hits me") ? danger("violence", "en", true)
    : said("me pega") ? danger("violence", "es", true)
    : said("zeppelin") ? { text, crisis: null, results: [], nearest }
    : { text, crisis: null, nearest: [], results: hits.slice(0, said("only one") ? 1 : limit) };
  if (said("broken")) return Promise.reject(new Error("half-way"));
  if (!said("slow")) return Promise.resolve(answer);
  document.documentElement.dataset.waits = "";
  return new Promise((done) => { window.answerNow = () => done(answer); });
} });
"""
FILE = "**/assets/search/finder.js"


NEVER = "stillNearSearch.open = () => new Promise(() => {});"


def answer_by_rote(page: Page, script: str = SCRIPT) -> None:
    """Let the page's search give the fixed answers, or do what another script says."""
    panel = (ROOT / "overrides/assets/search/panel.js").read_text(encoding="utf-8")
    page.route(FILE, lambda it: it.fulfill(body=panel + script, content_type="text/javascript"))
