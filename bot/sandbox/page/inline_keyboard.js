// The buttons under a message, and the turning wheel on a tapped one until the bot answers.
// What is waiting is kept apart from the drawing, so that an edit in between keeps the wheel.

import { safeAddress } from "./entities.js";
import { button, icon, make } from "./dom.js";

const WHEEL_TURNS = 30000;
const waiting = new Map();
const answered = new Set();

/** Draw the rows. `deeds` does what a touch asks: tap(message, data), copy(text), link(address), unsupported(). */
export function drawInline(message, deeds) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return null;
  const drawn = rows.map((row) => make("div", { class: "row" }, row.map((key) => drawKey(message, key, deeds))));
  return make("div", { class: "inline", role: "group" }, drawn);
}

function drawKey(message, key, deeds) {
  const style = ["primary", "success", "danger"].includes(key.style) ? key.style : "plain";
  const drawn = button(
    { class: `key ${style}`, title: key.text, data: { key: name(message, key.callback_data ?? key.text) } },
    make("span", { class: "key-text", dir: "auto", text: key.text }),
  );
  if (key.url || key.copy_text) drawn.append(icon(key.url ? "link" : "copy"));
  drawn.addEventListener("click", () => press(drawn, message, key, deeds));
  mark(drawn);
  return drawn;
}

function press(drawn, message, key, deeds) {
  if (key.url) return deeds.link(safeAddress(key.url));
  if (key.copy_text) return deeds.copy(key.copy_text.text);
  if (key.callback_data === undefined) return deeds.unsupported();
  const place = drawn.dataset.key;
  if (waiting.has(place)) return undefined;
  wait(place);
  return deeds
    .tap(message, key.callback_data)
    .then(({ callback_query_id: query }) => {
      if (answered.delete(query)) release(place);
      else if (waiting.has(place)) waiting.get(place).query = query;
    })
    .catch(() => release(place));
}

const name = (message, data) => `${message.chat?.id}:${message.message_id}:${data}`;

function wait(place) {
  waiting.set(place, { query: null, timer: setTimeout(() => release(place), WHEEL_TURNS) });
  markAll(place);
}

function release(place) {
  clearTimeout(waiting.get(place)?.timer);
  waiting.delete(place);
  markAll(place);
}

function markAll(place) {
  for (const drawn of document.querySelectorAll(".key[data-key]")) if (drawn.dataset.key === place) mark(drawn);
}

function mark(drawn) {
  const busy = waiting.has(drawn.dataset.key);
  drawn.classList.toggle("busy", busy);
  drawn.setAttribute("aria-busy", String(busy));
}

/** The bot has answered this callback query: its wheel stops, also when the answer outran the tap's own. */
export function settle(query) {
  const found = [...waiting].find(([, entry]) => entry.query === query);
  if (found) release(found[0]);
  else answered.add(query);
}
