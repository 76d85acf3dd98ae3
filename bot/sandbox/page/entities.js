// A message's text with its entities, drawn as nodes. Offsets are UTF-16 units, as JavaScript
// counts too. Entities nest; where two merely overlap, the later one is cut in two.

import { dateTimeWords, dayAndTime, fromUnix } from "./dates.js";
import { button, make } from "./dom.js";
import { word } from "./words.js";

/**
 * Draw a text. `deeds` says what a touch does: command(text), copy(text), deepLink(payload),
 * and gives `botName` (to know the bot's own links) and `now` in milliseconds.
 */
export function drawText(text, entities, deeds) {
  const known = [...(entities ?? [])].filter((entity) => entity.length > 0);
  const fragment = document.createDocumentFragment();
  fragment.append(...drawRange({ text, deeds }, 0, text.length, known));
  return fragment;
}

function drawRange(page, from, to, entities) {
  const waiting = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  const nodes = [];
  let at = from;
  while (waiting.length > 0) {
    const outer = waiting.shift();
    const end = Math.min(outer.offset + outer.length, to);
    if (end <= at) continue;
    const begin = Math.max(outer.offset, at);
    if (begin > at) nodes.push(page.text.slice(at, begin));
    const inside = takeInside(waiting, begin, end);
    nodes.push(wrap(page, outer, page.text.slice(begin, end), drawRange(page, begin, end, inside)));
    at = BLOCKS.has(outer.type) && page.text[end] === "\n" ? end + 1 : end; // a block ends its line by itself
  }
  if (at < to) nodes.push(page.text.slice(at, to));
  return nodes;
}

/** Move out of `waiting` what begins before `end`; leave there the part that reaches beyond it. */
function takeInside(waiting, begin, end) {
  const inside = [];
  while (waiting.length > 0 && waiting[0].offset < end) {
    const entity = waiting.shift();
    const stop = entity.offset + entity.length;
    inside.push({ ...entity, length: Math.min(stop, end) - entity.offset });
    if (stop > end) waiting.unshift({ ...entity, offset: end, length: stop - end });
    if (stop > end) break;
  }
  return inside;
}

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s" };

const DRAWN = {
  spoiler: (page, entity, text, inner) => spoiler(inner),
  code: (page, entity, text, inner) => copied("code", text, inner, page.deeds),
  pre: (page, entity, text, inner) => codeBlock(entity, text, inner, page.deeds),
  blockquote: (page, entity, text, inner) => make("blockquote", { dir: "auto" }, inner),
  expandable_blockquote: (page, entity, text, inner) => expandable(inner),
  bot_command: (page, entity, text, inner) => command(text, inner, page.deeds),
  text_link: (page, entity, text, inner) => link(entity.url, inner, page.deeds),
  url: (page, entity, text, inner) => link(text, inner, page.deeds),
  email: (page, entity, text, inner) => link(`mailto:${text}`, inner, page.deeds),
  phone_number: (page, entity, text, inner) => link(`tel:${text.replace(/[^+\d]/g, "")}`, inner, page.deeds),
  date_time: (page, entity, text, inner) => dateTime(entity, inner, page.deeds),
};
const COLOURED = ["mention", "text_mention", "hashtag", "cashtag"];

function wrap(page, entity, text, inner) {
  if (entity.type in TAGS) return make(TAGS[entity.type], {}, inner);
  if (entity.type in DRAWN) return DRAWN[entity.type](page, entity, text, inner);
  return make("span", { class: COLOURED.includes(entity.type) ? "mention" : null }, inner);
}

function spoiler(inner) {
  const cover = make("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": word("spoiler") });
  cover.append(make("span", {}, inner));
  const show = () => {
    cover.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
  };
  cover.addEventListener("click", show);
  cover.addEventListener("keydown", (event) => event.key === "Enter" && show());
  return cover;
}

function copied(tag, text, inner, deeds) {
  return make(tag, { class: "copied", title: word("copy"), on: { click: () => deeds.copy(text) } }, inner);
}

function codeBlock(entity, text, inner, deeds) {
  const title = entity.language ? make("span", { class: "code-language", dir: "ltr", text: entity.language }) : null;
  return make("div", { class: "code-block", dir: "auto" }, title, copied("pre", text, inner, deeds));
}

function expandable(inner) {
  const quote = make("blockquote", { dir: "auto", class: "expandable" }, make("span", { class: "folded" }, inner));
  const fold = button({ class: "fold", "aria-expanded": "false", text: word("expand") });
  fold.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    fold.setAttribute("aria-expanded", String(open));
    fold.textContent = word(open ? "collapse" : "expand");
  });
  quote.append(fold);
  return quote;
}

function command(text, inner, deeds) {
  return button({ class: "command", dir: "ltr", on: { click: () => deeds.command(text) } }, inner);
}

function link(written, inner, deeds) {
  const address = safeAddress(written);
  if (!address) return make("span", { class: "mention" }, inner);
  const payload = ownPayload(address, deeds.botName);
  const open = (event) => {
    if (payload === null) return;
    event.preventDefault();
    deeds.deepLink(payload);
  };
  return make("a", { href: address.href, target: "_blank", rel: "noopener noreferrer", on: { click: open } }, inner);
}

/** The address to follow, or null for a scheme that a page must not open (javascript:, data:, tg:…). */
export function safeAddress(written) {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`;
  const address = URL.canParse(whole) ? new URL(whole) : null;
  return address && ["http:", "https:", "mailto:", "tel:"].includes(address.protocol) ? address : null;
}

/** The payload of a link to this very bot (t.me/BOT?start=PAYLOAD), else null. */
export function ownPayload(address, botName) {
  const here = ["t.me", "telegram.me"].includes(address.hostname);
  const bot = address.pathname.slice(1).toLowerCase();
  return here && botName && bot === botName.toLowerCase() ? (address.searchParams.get("start") ?? "") : null;
}

function dateTime(entity, inner, deeds) {
  const date = fromUnix(entity.unix_time ?? 0);
  const pattern = entity.date_time_format ?? "";
  const shown = pattern ? [dateTimeWords(pattern, entity.unix_time, deeds.now)] : inner;
  return make("time", { class: "mention", datetime: date.toISOString(), title: dayAndTime(date) }, shown);
}
