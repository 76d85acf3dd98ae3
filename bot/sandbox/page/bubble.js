// One message as the chat shows it: the bubble with quote, media, words and time, and the inline
// keyboard under it.

import { clockTime, dayAndTime, fromUnix } from "./dates.js";
import { icon, iconButton, make } from "./dom.js";
import { drawText } from "./entities.js";
import { drawInline } from "./inline_keyboard.js";
import { drawMedia, inShort, serviceWords } from "./media.js";
import { word } from "./words.js";

/** The list item of a message. `own` is whether the person who holds the phone wrote it. */
export function drawMessage(message, { own, deeds }) {
  const service = serviceWords(message);
  if (service) {
    return make("li", { class: "message service", data: { id: message.message_id } }, make("span", { class: "pill", dir: "auto", text: service }));
  }
  const inline = drawInline(message, deeds);
  return make(
    "li",
    { class: `message ${own ? "own" : "theirs"}`, tabindex: "-1", data: { id: message.message_id } },
    make("div", { class: "stack" }, drawBubble(message, { own, deeds }), inline),
  );
}

function drawBubble(message, { own, deeds }) {
  const media = drawMedia(message);
  const bare = Boolean(message.sticker || message.dice || isBig(message));
  const drawn = make(
    "div",
    { class: `bubble${bare ? " bare" : ""}${message.photo || message.video ? " pictured" : ""}` },
    own || message.chat?.type === "private" ? null : author(message),
    forwarded(message),
    quote(message, deeds),
    media,
    words(message, { own, deeds }),
    more(message, deeds),
  );
  drawn.addEventListener("contextmenu", (event) => openMenu(event, message, deeds));
  drawn.addEventListener("dblclick", (event) => !event.target.closest("a, button, audio, video") && deeds.edit(message));
  return drawn;
}

function openMenu(event, message, deeds) {
  if (event.target.closest("a")) return;
  event.preventDefault();
  deeds.menu(message, { x: event.clientX, y: event.clientY });
}

function more(message, deeds) {
  const open = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    deeds.menu(message, { x: box.left, y: box.bottom });
  };
  return iconButton("down", word("menu"), { class: "more", tabindex: "-1", on: { click: open } });
}

/** In a group a message begins with who wrote it. */
function author(message) {
  const name = message.from?.first_name ?? message.sender_chat?.title ?? "";
  return make("div", { class: "author", dir: "auto" }, make("bdi", { text: name }));
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const from = origin.sender_user?.first_name ?? origin.sender_user_name ?? origin.chat?.title ?? "";
  return make("div", { class: "forwarded" }, `${word("forwarded")} `, make("bdi", { text: from }));
}

function quote(message, deeds) {
  const first = message.reply_to_message;
  if (!first) return null;
  return make(
    "button",
    { type: "button", class: "quote", dir: "auto", on: { click: () => deeds.show(first.message_id) } },
    make("bdi", { class: "quote-name", text: first.from?.first_name ?? "" }),
    make("span", { class: "quote-words", text: inShort(first).slice(0, 120) }),
  );
}

/** One to three emoji alone are shown large and without a bubble. */
function isBig(message) {
  return /^(\p{Extended_Pictographic}\ufe0f?){1,3}$/u.test(message.text ?? "");
}

function words(message, { own, deeds }) {
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities;
  const drawn = make("span", { class: "words" }, drawText(text, entities, deeds));
  return make("div", { class: `text${isBig(message) ? " big" : ""}${text ? "" : " wordless"}`, dir: "auto" }, text && drawn, meta(message, own));
}

function meta(message, own) {
  const date = fromUnix(message.date);
  return make(
    "span",
    { class: "meta" },
    message.edit_date && make("span", { class: "edited", dir: document.documentElement.dir, text: word("edited") }),
    make("time", { datetime: date.toISOString(), title: dayAndTime(date), dir: "ltr", text: clockTime(date) }),
    own && icon("check"),
  );
}
