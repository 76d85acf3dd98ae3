// The foot of the chat: where a person writes, answers, corrects, attaches and presses the bot's
// panel of buttons; or, before that, the one big START or UNBLOCK button.

import * as api from "./api.js";
import { openAttach, shareContact } from "./attach.js";
import { commandList } from "./commands.js";
import { button, icon, iconButton, make } from "./dom.js";
import { inShort } from "./media.js";
import { drawReplyKeyboard } from "./reply_keyboard.js";
import { session } from "./session.js";
import { attempt, toast } from "./sheets.js";
import { word } from "./words.js";

const TALLEST = 140;
const foot = document.getElementById("foot");
const drafts = new Map();
const panel = { markup: null, open: true };
let aim = null;
let parts = null;

/** Draw the foot anew, for this person and in this language. */
export function drawFoot() {
  if (parts) drafts.set(parts.person, parts.field.value);
  parts = null;
  aim = null;
  if (!session.loaded) return foot.replaceChildren();
  if (session.blocked) return foot.replaceChildren(bigKey("unblock-start", () => api.unblock(session.person)));
  if (!session.started) return foot.replaceChildren(bigKey("start", () => api.start(session.person)));
  parts = buildParts();
  foot.replaceChildren(parts.aim, parts.list.node, parts.bar, parts.keys);
  parts.field.value = drafts.get(session.person) ?? "";
  grow();
  return followKeyboard();
}

function bigKey(key, act) {
  return button({ class: "big-key", text: word(key), on: { click: () => attempt(act).catch(() => {}) } });
}

function buildParts() {
  const field = make("textarea", {
    class: "field", id: "field", rows: "1", dir: "auto", placeholder: word("write"), "aria-label": word("write"),
    "aria-controls": "commands", "aria-autocomplete": "list", enterkeyhint: "send",
  });
  const named = { "aria-label": word("commands"), title: word("commands"), "aria-haspopup": "listbox", "aria-expanded": "false" };
  const slash = button({ class: "round slash", text: "/", ...named });
  const list = commandList({ field, slash }, sayNow);
  const keys = make("div", { class: "keys", hidden: true });
  const flip = iconButton("keyboard", word("keyboard"), { class: "flip", "aria-expanded": "false", hidden: true, on: { click: () => openKeys(!panel.open) } });
  const attach = iconButton("attach", word("attach"), { "aria-haspopup": "menu", hidden: Boolean(session.group), on: { click: (event) => openAttach(event.currentTarget) } });
  const send = iconButton("send", word("send"), { class: "send", on: { click: submit } });
  field.addEventListener("input", () => (grow(), list.follow()));
  field.addEventListener("keydown", takeKey);
  const bar = make("div", { class: "bar" }, attach, make("div", { class: "field-frame" }, field, slash, flip), send);
  return { person: session.person, field, list, slash, keys, flip, bar, aim: make("div", { class: "aim", hidden: true }) };
}

function takeKey(event) {
  if (event.isComposing) return;
  if (parts.list.takeKey(event.key)) return event.preventDefault();
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape" && aim) {
    event.preventDefault();
    takeAim(null);
  } else if (event.key === "ArrowUp" && parts.field.value === "" && !aim) {
    const mine = session.group ? null : [...session.messages.values()].filter((one) => one.from?.id === session.person && one.text).at(-1);
    if (mine) takeAim({ kind: "edit", message: mine });
  }
}

function grow() {
  parts.field.style.height = "auto";
  parts.field.style.height = `${Math.min(parts.field.scrollHeight, TALLEST)}px`;
}

function submit() {
  const text = parts.field.value.trim();
  if (!text) return;
  if (aim?.kind === "edit") {
    const id = aim.message.message_id;
    const person = session.person;
    if (text !== aim.message.text) attempt(() => api.edit(person, id, text)).catch(() => {});
    takeAim(null);
    return;
  }
  sayNow(text);
}

/** Send words as the person; what could not be sent goes back into the field. */
export function sayNow(text) {
  const [person, replyTo] = [session.person, aim?.kind === "reply" ? aim.message.message_id : null];
  const sent = attempt(() => api.say(person, text, replyTo, session.group));
  if (!parts) return sent.catch(() => {});
  parts.field.value = "";
  takeAim(null);
  parts.list.hide();
  grow();
  return sent.catch(() => parts && !parts.field.value && (parts.field.value = text));
}

/** Point the next words at a message: {kind: "reply" | "edit", message}, or null for none. */
export function takeAim(wanted) {
  if (!parts) return;
  if (aim?.kind === "edit" && !wanted) parts.field.value = "";
  aim = wanted;
  parts.aim.hidden = !aim;
  if (aim) {
    const title = word(aim.kind === "edit" ? "editing" : "reply");
    const cancel = iconButton("close", word("cancel"), { on: { click: () => takeAim(null) } });
    const words = make("span", { class: "aim-words" }, make("b", { text: title }), make("span", { dir: "auto", text: inShort(aim.message).slice(0, 120) }));
    parts.aim.replaceChildren(icon(aim.kind), words, cancel);
    if (aim.kind === "edit") parts.field.value = aim.message.text;
    parts.field.focus();
  }
  grow();
}

/** Bring the panel of buttons to what the bot has set; a new one opens by itself. */
export function followKeyboard() {
  if (!parts) return;
  const markup = session.replyKeyboard;
  const changed = JSON.stringify(markup) !== JSON.stringify(panel.markup);
  panel.markup = markup;
  parts.field.placeholder = (session.forceReply ?? markup)?.input_field_placeholder || word("write");
  if (session.forceReply) answerAsked();
  const keyed = Boolean(markup?.keyboard?.length);
  parts.flip.hidden = !keyed;
  parts.keys.replaceChildren(...(keyed ? [drawReplyKeyboard(markup, panelDeeds)] : []));
  openKeys(keyed && (changed || panel.open));
}

/** The bot wants its last message answered: the next words point at it. */
function answerAsked() {
  session.forceReply = null;
  const asked = [...session.messages.values()].filter((one) => one.from?.is_bot).at(-1);
  if (asked) takeAim({ kind: "reply", message: asked });
}

function openKeys(open) {
  panel.open = open;
  parts.keys.hidden = !open;
  parts.flip.setAttribute("aria-expanded", String(open));
  parts.flip.classList.toggle("on", open);
}

const panelDeeds = {
  say: (text) => (sayNow(text), pressed()),
  contact: () => shareContact().then((shared) => shared && pressed()),
  unsupported: () => toast(word("unsupported")),
};

function pressed() {
  if (panel.markup?.one_time_keyboard && parts) openKeys(false);
}
