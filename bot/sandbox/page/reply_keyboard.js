// The panel of buttons in place of the phone's keyboard, as the bot has set it.

import { button, icon, make } from "./dom.js";

/** Draw the rows. `deeds` does what a touch asks: say(text), contact(), unsupported(). */
export function drawReplyKeyboard(markup, deeds) {
  const rows = markup.keyboard.map((row) => make("div", { class: "row" }, row.map((key) => drawKey(key, deeds))));
  const tall = markup.resize_keyboard ? "" : " tall";
  return make("div", { class: `panel-keys${tall}`, role: "group" }, rows);
}

function drawKey(written, deeds) {
  const key = typeof written === "string" ? { text: written } : written;
  const style = ["primary", "success", "danger"].includes(key.style) ? key.style : "plain";
  const drawn = button({ class: `panel-key ${style}`, title: key.text }, make("span", { class: "key-text", dir: "auto", text: key.text }));
  if (key.request_contact) drawn.prepend(icon("contact"));
  if (key.request_location) drawn.prepend(icon("place"));
  drawn.addEventListener("click", () => press(key, deeds));
  return drawn;
}

function press(key, deeds) {
  if (key.request_contact) return deeds.contact();
  if (key.request_location || key.request_poll || key.web_app || key.request_users || key.request_chat) return deeds.unsupported();
  return deeds.say(key.text);
}
