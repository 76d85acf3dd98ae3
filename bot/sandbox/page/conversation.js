// The list of messages: kept in step with the session with as few changes as possible, so that
// scrolling, focus and running players stay where they are.

import { drawMessage } from "./bubble.js";
import { fromUnix, longDay, shortDay } from "./dates.js";
import { icon, make } from "./dom.js";
import { inShort } from "./media.js";
import { session } from "./session.js";
import { word } from "./words.js";

const NEAR_BOTTOM = 48;
const SAME_BREATH = 300;

const scroll = document.getElementById("scroll");
const list = document.getElementById("messages");
const jump = document.getElementById("jump");
const drawn = new Map();
const days = new Map();
let stuck = true;
let unseen = 0;

export function setUpConversation() {
  jump.append(icon("down"), make("span", { class: "badge", hidden: true }));
  jump.addEventListener("click", toBottom);
  scroll.addEventListener("scroll", noticeScroll, { passive: true });
  scroll.addEventListener("keydown", walk);
  const keep = new ResizeObserver(() => stuck && (scroll.scrollTop = scroll.scrollHeight));
  keep.observe(scroll);
  keep.observe(list);
}

/** Forget every drawing: the language or the person has changed. */
export function forgetDrawings() {
  drawn.clear();
  days.clear();
}

/** Bring the list to what the session holds. `arrived` is the message that has just come, if one has. */
export function showMessages(deeds, { first = false, arrived = null } = {}) {
  const messages = [...session.messages.values()].sort((a, b) => a.message_id - b.message_id);
  const focus = focusedKey();
  place(rows(messages, deeds));
  restoreFocus(focus);
  if (first) toBottom();
  else if (arrived) noticeArrival(arrived);
  else if (stuck) toBottom();
}

function rows(messages, deeds) {
  const wanted = [];
  const here = new Set(messages.map((message) => message.message_id));
  for (const id of drawn.keys()) if (!here.has(id)) drawn.delete(id);
  let before = null;
  for (const message of messages) {
    const day = longDay(fromUnix(message.date));
    if (!before || longDay(fromUnix(before.date)) !== day) wanted.push(dayLine(message, day));
    const item = itemOf(message, deeds);
    item.classList.toggle("follows", follows(before, message));
    wanted.push(item);
    before = message;
  }
  return wanted;
}

function dayLine(message, day) {
  if (!days.has(day)) {
    const short = shortDay(fromUnix(message.date));
    days.set(day, make("li", { class: "day" }, make("span", { class: "pill", dir: "auto", title: day, text: short })));
  }
  return days.get(day);
}

function follows(before, message) {
  return Boolean(before && before.from?.id === message.from?.id && message.date - before.date < SAME_BREATH);
}

function itemOf(message, deeds) {
  const signature = JSON.stringify(message);
  const known = drawn.get(message.message_id);
  if (known?.signature === signature) return known.item;
  const item = drawMessage(message, { own: message.from?.id === session.person, deeds });
  if (!known && !first()) item.classList.add("fresh");
  drawn.set(message.message_id, { signature, item });
  return item;
}

const first = () => list.childElementCount === 0;

function place(wanted) {
  const keep = new Set(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  let at = list.firstElementChild;
  for (const item of wanted) {
    if (item === at) at = at.nextElementSibling;
    else list.insertBefore(item, at);
  }
}

/** Which button of which message holds the focus: an edit of that message must not take it away. */
function focusedKey() {
  const item = document.activeElement?.closest?.("li.message");
  if (!item || !list.contains(item)) return null;
  return { id: item.dataset.id, key: document.activeElement.dataset.key };
}

function restoreFocus(focus) {
  if (!focus || list.contains(document.activeElement)) return;
  const item = list.querySelector(`li.message[data-id="${CSS.escape(focus.id)}"]`);
  const keys = [...(item?.querySelectorAll(".key") ?? [])];
  const target = keys.find((key) => key.dataset.key === focus.key) ?? keys[0] ?? item ?? scroll;
  target.focus({ preventScroll: true });
}

function noticeArrival(message) {
  if (stuck || message.from?.id === session.person) {
    toBottom();
    return;
  }
  unseen += 1;
  noticeScroll();
}

function noticeScroll() {
  stuck = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_BOTTOM;
  if (stuck) unseen = 0;
  jump.hidden = stuck;
  const badge = jump.querySelector(".badge");
  badge.hidden = unseen === 0;
  badge.textContent = String(unseen);
}

export function toBottom() {
  scroll.scrollTop = scroll.scrollHeight;
  stuck = true;
  noticeScroll();
}

/** Bring a message into view and let it glow for a moment. */
export function showMessage(id) {
  const item = drawn.get(id)?.item;
  if (!item) return;
  item.scrollIntoView({ block: "center", behavior: "smooth" });
  item.classList.remove("glow");
  requestAnimationFrame(() => item.classList.add("glow"));
}

/** Arrow keys walk from message to message; Enter opens the menu of the one in focus. */
function walk(event) {
  const item = event.target.closest("li.message");
  if (event.key === "Enter" && item === event.target) item.querySelector(".more")?.click();
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  const items = [...list.querySelectorAll("li.message:not(.service)")];
  const at = item ? items.indexOf(item) : items.length;
  const next = items[at + (event.key === "ArrowUp" ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Say a new message to those who listen rather than look. */
export function announce(message) {
  const name = message.from?.first_name ?? "";
  document.getElementById("announcer").replaceChildren(make("p", { text: `${name}: ${inShort(message)}` }));
}

export function emptyCard(description) {
  return make(
    "div",
    { class: "about" },
    description && make("strong", { text: word("what-can") }),
    make("p", { dir: "auto", text: description || word("empty") }),
  );
}
