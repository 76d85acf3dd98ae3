// What opens above the chat: sheets, questions, menus, and the short words (toasts) that go by
// themselves. All of them are native dialogs, so Escape closes them and the focus stays inside.

import { button, icon, iconButton, make } from "./dom.js";
import { word } from "./words.js";

const TOAST_LASTS = 3500;
const EDGE = 8;

/** Open a dialog with a title and a body. `onClose` is called however it is closed. */
export function openSheet({ title, body, kind = "", onClose = () => {} }) {
  const close = iconButton("close", word("close"), { class: "sheet-close", on: { click: () => sheet.close() } });
  const head = title ? make("header", { class: "sheet-head" }, make("h2", { text: title }), close) : null;
  const sheet = make("dialog", { class: `sheet ${kind}`, "aria-label": title }, head, body);
  sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
  sheet.addEventListener("close", () => {
    onClose();
    sheet.remove();
  });
  document.body.append(sheet);
  sheet.showModal();
  return sheet;
}

/** Ask a yes-or-no question; resolves to whether it was confirmed. */
export function ask({ title, body, yes, extra = null }) {
  return new Promise((resolve) => {
    let answer = false;
    const confirm = button({ class: "sheet-yes", text: yes, autofocus: true });
    const cancel = button({ class: "sheet-no", text: word("cancel") });
    const sheet = openSheet({
      kind: "question",
      body: make(
        "div",
        { class: "question-body" },
        make("h2", { text: title, dir: "auto" }),
        body && make("p", { text: body, dir: "auto" }),
        extra,
        make("div", { class: "sheet-deeds" }, cancel, confirm),
      ),
      onClose: () => resolve(answer),
    });
    cancel.addEventListener("click", () => sheet.close());
    confirm.addEventListener("click", () => {
      answer = true;
      sheet.close();
    });
  });
}

/** The bot's alert: stays until it is acknowledged. */
export function alertSheet(name, text) {
  const ok = button({ class: "sheet-yes", text: word("ok"), autofocus: true });
  const words = [make("h2", { text: name, dir: "auto" }), make("p", { class: "alert-words", text, dir: "auto" })];
  const body = make("div", { class: "question-body" }, words, make("div", { class: "sheet-deeds" }, ok));
  const sheet = openSheet({ kind: "question alert", body });
  sheet.setAttribute("role", "alertdialog");
  ok.addEventListener("click", () => sheet.close());
}

/** A small menu at a point of the screen; entries are {label, picture, act, danger}. */
export function openMenu(entries, point) {
  const keys = entries.map((entry) =>
    button(
      { class: `menu-entry${entry.danger ? " danger" : ""}`, role: "menuitem", on: { click: () => choose(entry) } },
      icon(entry.picture),
      make("span", { text: entry.label }),
    ),
  );
  const sheet = openSheet({ kind: "menu", body: make("div", { role: "menu", class: "menu-body" }, keys) });
  const choose = (entry) => {
    sheet.close();
    entry.act();
  };
  sheet.addEventListener("keydown", (event) => walkMenu(event, keys));
  putAt(sheet, point);
  return sheet;
}

function walkMenu(event, keys) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = keys.indexOf(document.activeElement);
  keys[(at + step + keys.length) % keys.length].focus();
}

function putAt(sheet, point) {
  const box = { width: sheet.offsetWidth, height: sheet.offsetHeight };
  const within = (wanted, size, room) => Math.max(EDGE, Math.min(wanted, room - size - EDGE));
  const left = document.documentElement.dir === "rtl" ? point.x - box.width : point.x;
  sheet.style.left = `${within(left, box.width, window.innerWidth)}px`;
  sheet.style.top = `${within(point.y, box.height, window.innerHeight)}px`;
}

/** Show a short word at the foot of the chat. */
export function toast(text, kind = "") {
  const shown = make("div", { class: `toast ${kind}`, dir: "auto", text });
  document.getElementById("toasts").append(shown);
  setTimeout(() => shown.remove(), TOAST_LASTS);
}

/** Run a request and say in a toast why it was refused, if it was. */
export async function attempt(request) {
  try {
    return await request();
  } catch (error) {
    toast(`${word("failed")}: ${error.message}`, "refused");
    throw error;
  }
}
