// The gallery: every screen of the bot, by group, in one language or both side by side, with an
// index to jump by and a search box. The screens come from /screens.json, drawn like messages.

import { fetchScreens, fetchState } from "./api.js";
import { setZone } from "./dates.js";
import { button, icon, make } from "./dom.js";
import { drawScreen, wordsOf } from "./screen_card.js";
import { language, onLanguage, speak, switchLanguage, word } from "./words.js";

const bar = document.getElementById("gallery-bar");
const index = document.getElementById("gallery-index");
const stage = document.getElementById("gallery-screens");
const wish = { shown: new URLSearchParams(location.search).get("language") ?? "both", search: "" };
let pairs = null; // not read yet
let failure = null;

/** A screen's id without its language: "ar/menu/first" and "menu.ar" are the same screen as their English. */
function plainId(screen) {
  const mark = screen.language.replace(/\W/g, "");
  return screen.id.replace(new RegExp(`^${mark}[/.:-]|[/.:-]${mark}$`), "");
}

/** A title says its group only once. */
function plainTitle({ group, title }) {
  return title.startsWith(`${group}/`) ? title.slice(group.length + 1) : title;
}

/** Put the languages of one screen together: [{id, group, title, ar, en}], in the order they came. */
function paired(screens) {
  const found = new Map();
  for (const screen of screens) {
    const id = plainId(screen);
    const one = found.get(id) ?? { id, group: screen.group, title: plainTitle(screen) };
    one[screen.language] = screen;
    found.set(id, one);
  }
  return [...found.values()];
}

function languages() {
  return wish.shown === "both" ? ["ar", "en"] : [wish.shown];
}

function fits(pair) {
  const asked = wish.search.trim().toLocaleLowerCase();
  if (!asked) return true;
  const words = [pair.id, pair.group, pair.title, wordsOf(pair.ar), wordsOf(pair.en)];
  return words.join("\n").toLocaleLowerCase().includes(asked);
}

function drawBar() {
  const search = make("input", {
    type: "search", class: "search", id: "search", dir: "auto", placeholder: word("search"), "aria-label": word("search"), value: wish.search,
    on: { input: (event) => ((wish.search = event.target.value), drawScreens()) },
  });
  const choices = [["ar", "العربية"], ["en", "English"], ["both", word("both")]].map(([name, label]) =>
    button({ class: "choice", "aria-pressed": String(wish.shown === name), data: { shown: name }, text: label, on: { click: () => show(name) } }),
  );
  const other = button({ class: "round", "aria-label": word("language"), title: word("language"), on: { click: switchLanguage } }, icon("language"));
  bar.replaceChildren(
    make("h1", {}, icon("screens"), word("screens")),
    make("div", { class: "search-frame" }, icon("search"), search, make("output", { class: "count", id: "count", for: "search" })),
    make("div", { class: "choices", role: "group" }, choices),
    make("a", { class: "to-chat", href: "/" }, word("to-chat")),
    other,
  );
}

function show(name) {
  wish.shown = name;
  history.replaceState(null, "", `?language=${name}${location.hash}`);
  for (const choice of bar.querySelectorAll(".choice")) choice.setAttribute("aria-pressed", String(choice.dataset.shown === name));
  drawScreens();
}

function drawScreens() {
  if (!pairs) {
    stage.replaceChildren(make("p", { class: "quiet", role: "status", text: failure ? `${word("failed")}: ${failure}` : word("drawing") }));
    return;
  }
  const fitting = pairs.filter(fits);
  const groups = Map.groupBy(fitting, (pair) => pair.group);
  document.getElementById("count").textContent = `${fitting.length} ${word("found")}`;
  stage.replaceChildren(...[...groups].map(([group, members]) => drawGroup(group, members)));
  if (fitting.length === 0) stage.append(make("p", { class: "quiet", text: word("nothing-found") }));
  index.replaceChildren(...[...groups].map(([group, members]) => indexGroup(group, members)));
  stage.classList.toggle("both", wish.shown === "both");
}

function drawGroup(group, members) {
  const title = make("h2", { id: `group-${group}` }, make("bdi", { text: group }), make("small", { text: String(members.length) }));
  return make("section", { class: "gallery-group" }, title, make("div", { class: "gallery-grid" }, members.map(drawPair)));
}

function drawPair(pair) {
  const phones = languages().map((name) => (pair[name] ? drawScreen(pair[name]) : missing(name)));
  const link = make("a", { href: `#${anchor(pair.id)}`, class: "screen-title" }, make("bdi", { text: pair.title }));
  const caption = make("header", { class: "screen-head" }, link, pair.id.endsWith(pair.title) ? null : make("code", { dir: "ltr", text: pair.id }));
  return make("article", { class: "screen", id: anchor(pair.id) }, caption, make("div", { class: "screen-phones" }, phones));
}

function missing(name) {
  return make("div", { class: "mini missing", data: { language: name } }, make("p", { text: word("missing-screen") }));
}

function indexGroup(group, members) {
  const links = members.map((pair) => make("li", {}, make("a", { href: `#${anchor(pair.id)}`, class: "index-link", dir: "auto", text: pair.title })));
  const open = !window.matchMedia("(max-width: 1019.98px)").matches;
  const summary = make("summary", {}, make("bdi", { text: group }), make("small", { text: String(members.length) }));
  return make("details", { open }, summary, make("ul", {}, links));
}

const anchor = (name) => `screen-${name}`;

function drawAll() {
  document.title = word("screens");
  document.documentElement.dataset.language = language();
  drawBar();
  drawScreens();
}

speak();
onLanguage(drawAll);
drawAll();
try {
  const [screens, state] = await Promise.all([fetchScreens(), fetchState()]);
  setZone(state.timezone);
  pairs = paired(screens);
} catch (error) {
  failure = error.message;
}
drawAll();
if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
