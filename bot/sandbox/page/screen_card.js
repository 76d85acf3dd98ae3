// One screen of the gallery: a piece of phone with the bot's bubble and its keyboard. Nothing on
// it does anything; it is there to be looked at.

import { make } from "./dom.js";
import { drawText } from "./entities.js";
import { drawInline } from "./inline_keyboard.js";
import { drawReplyKeyboard } from "./reply_keyboard.js";
import { word } from "./words.js";

const nothing = () => {};
const DEEDS = { command: nothing, copy: nothing, deepLink: nothing, botName: "", now: Date.now(), link: nothing, unsupported: nothing, tap: () => new Promise(nothing) };

/** All the words of a screen, for the search: its text and the labels of its buttons. */
export function wordsOf(screen) {
  if (!screen) return "";
  const keyboard = screen.keyboard ?? {};
  const keys = [...(keyboard.inline_keyboard ?? []), ...(keyboard.keyboard ?? [])].flat();
  return [screen.text_html_entities.text, ...keys.map((key) => key.text ?? key)].join("\n");
}

/** Draw a screen in its own language and direction. */
export function drawScreen(screen) {
  const { text, entities } = screen.text_html_entities;
  const words = make("div", { class: "text", dir: "auto" }, make("span", { class: "words" }, drawText(text, entities, DEEDS)));
  const inline = drawInline({ message_id: screen.id, reply_markup: screen.keyboard }, DEEDS);
  if (inline) for (const key of inline.querySelectorAll("button")) key.replaceWith(still(key));
  const panel = screen.keyboard?.keyboard ? drawReplyKeyboard(screen.keyboard, DEEDS) : null;
  if (panel) for (const key of panel.querySelectorAll("button")) key.replaceWith(still(key));
  return make(
    "div",
    { class: "mini", lang: screen.language, data: { language: screen.language } },
    make("div", { class: "mini-room" }, make("div", { class: "message theirs" }, make("div", { class: "stack" }, make("div", { class: "bubble" }, words), inline))),
    panel && make("div", { class: "mini-panel", role: "group", "aria-label": word("reply-panel") }, panel),
  );
}

/** A button that is only looked at: no stop for the Tab key, no deed. */
function still(key) {
  const shown = make("span", { class: key.className, title: key.title });
  shown.append(...key.childNodes);
  return shown;
}
