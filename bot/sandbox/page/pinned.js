// The bar under the header that holds what the bot has pinned: the newest first, a touch leads to
// it in the chat and brings the next one up.

import { button, icon, make } from "./dom.js";
import { inShort } from "./media.js";
import { session } from "./session.js";
import { word } from "./words.js";

const bar = document.getElementById("pinned");
let turn = 0;

/** Bring the bar to what is pinned; `show(id)` leads to a message. */
export function drawPinned(show) {
  const messages = session.pinned.map((id) => session.messages.get(id)).filter(Boolean);
  bar.hidden = messages.length === 0;
  if (bar.hidden) return bar.replaceChildren();
  const message = messages.at(-1 - (turn % messages.length));
  const open = () => {
    show(message.message_id);
    turn += 1;
    drawPinned(show);
    bar.firstElementChild?.focus({ preventScroll: true });
  };
  const words = make("span", { class: "pinned-words", dir: "auto", text: inShort(message).split("\n", 1)[0] });
  return bar.replaceChildren(button({ class: "pinned-key", "aria-label": `${word("pinned-message")}: ${words.textContent}`, on: { click: open } }, icon("pin"), make("b", { text: word("pinned-message") }), words));
}
