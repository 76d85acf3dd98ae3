// What the page knows now: the bot, the people, the clock, and the open chat of the person who is
// writing: the private one, or a group. Others read `session` and are told with `on` when a part of it changes.

import * as api from "./api.js";
import { setZone } from "./dates.js";

export const session = {
  bot: { id: 0, name: "", username: "" },
  people: [],
  groups: [],
  marks: [],
  person: null,
  group: null,
  messages: new Map(),
  replyKeyboard: null,
  forceReply: null,
  pinned: [],
  commands: [],
  description: null,
  started: false,
  blocked: false,
  connected: true,
  loaded: false,
};

const TYPING_LASTS = 5000;
const REREAD_AFTER = 80;
const hub = new EventTarget();
const clock = { server: Date.now(), read: performance.now() };
let heard = 0;
let reread = 0;
let typingEnds = 0;

/** Call `listener(detail)` when any of the named parts changes: people, clock, chat, messages, typing, toast, connection. */
export function on(parts, listener) {
  for (const part of parts.split(" ")) hub.addEventListener(part, (event) => listener(event.detail));
}

function tell(part, detail) {
  hub.dispatchEvent(new CustomEvent(part, { detail }));
}

/** The forum's time, in milliseconds, carried on between two words of the server. */
export function forumNow() {
  return clock.server + performance.now() - clock.read;
}

function setClock(iso) {
  clock.server = Date.parse(iso);
  clock.read = performance.now();
  tell("clock");
}

export function isTyping() {
  return performance.now() < typingEnds;
}

export function currentPerson() {
  return session.people.find((person) => person.id === session.person) ?? null;
}

export function currentGroup() {
  return session.groups.find((group) => group.id === session.group) ?? null;
}

/** The id of the chat that is open. */
export const openChat = () => session.group ?? session.person;

export async function loadState() {
  const state = await api.fetchState();
  Object.assign(session, { bot: state.bot, people: state.people, groups: state.groups, marks: state.marks });
  setZone(state.timezone);
  const here = session.group ? currentGroup() : currentPerson();
  if (here) here.unread = 0;
  session.blocked = !session.group && (here?.blocked ?? false);
  setClock(state.now);
  tell("people");
}

/** Put the phone into another person's hand, the private chat open. */
export async function openPerson(id) {
  await open(id, null);
}

/** Open a group on the phone as it is in hand; somebody of the group takes it who is in it. */
export async function openGroup(id) {
  if (!session.groups.some((group) => group.id === id)) await loadState();
  const members = session.groups.find((group) => group.id === id)?.members ?? [];
  await open(members.includes(session.person) ? session.person : members[0], id);
}

async function open(person, group) {
  if (person !== session.person || group !== session.group) {
    Object.assign(session, { person, group, messages: new Map(), replyKeyboard: null, forceReply: null, pinned: [], commands: [], loaded: false });
    typingEnds = 0;
    location.replace(`#${group ? `${person}/${group}` : person}`);
  }
  const here = group ? currentGroup() : currentPerson();
  if (here) here.unread = 0;
  session.blocked = !group && (here?.blocked ?? false);
  tell("people");
  await readChat();
}

/** Read the open chat whole; what arrived during the reading is never lost to an older answer. */
async function readChat() {
  const [wanted, person, before] = [openChat(), session.person, heard];
  const chat = await api.fetchChat(wanted, person);
  if (wanted !== openChat() || person !== session.person) return;
  if (before !== heard && session.loaded) {
    rereadSoon();
    return;
  }
  const first = !session.loaded;
  Object.assign(session, {
    messages: new Map(chat.messages.map((message) => [message.message_id, message])),
    replyKeyboard: chat.reply_keyboard,
    commands: chat.commands ?? [],
    pinned: chat.pinned ?? [],
    description: chat.bot_description,
    started: chat.started,
    loaded: true,
  });
  if (chat.typing) startTyping();
  tell("messages", { first });
  tell("chat");
}

function rereadSoon() {
  clearTimeout(reread);
  reread = setTimeout(() => readChat().catch(() => {}), REREAD_AFTER);
}

export async function reloadAll() {
  await loadState();
  if (session.person !== null) await readChat();
}

export function setConnected(connected) {
  if (session.connected === connected) return;
  session.connected = connected;
  tell("connection");
}

function startTyping() {
  typingEnds = performance.now() + TYPING_LASTS;
  tell("typing");
  setTimeout(() => tell("typing"), TYPING_LASTS + 50);
}

const HEARD = {
  message: hearMessage,
  edit: hearMessage,
  delete: hearDelete,
  typing: (event) => event.chat_id === openChat() && startTyping(),
  toast: (event) => tell("toast", event),
  clock: (event) => setClock(event.now),
  keyboard: hearKeyboard,
  commands: () => rereadSoon(),
  pin: (event) => event.chat_id === openChat() && rereadSoon(),
  people: () => hearPeople().catch(() => {}),
};

/** Take one event of the stream in. */
export function hear(event) {
  HEARD[event.kind]?.(event);
}

function hearMessage(event) {
  const { message } = event;
  if (event.chat_id !== openChat()) {
    markUnread(event);
    return;
  }
  heard += 1;
  session.messages.set(message.message_id, message);
  if (message.from?.is_bot && event.kind === "message") {
    typingEnds = 0;
    tell("typing");
  }
  tell("messages", { arrived: event.kind === "message" ? message : null });
  rereadSoon();
}

function hearKeyboard(event) {
  if (event.chat_id !== openChat()) return;
  if (event.force_reply) session.forceReply = event.force_reply;
  rereadSoon();
}

async function hearPeople() {
  await loadState();
  if (session.person !== null && !session.group && currentPerson()?.started !== session.started) rereadSoon();
}

function markUnread(event) {
  const found = [...session.people, ...session.groups].find((one) => one.id === event.chat_id);
  if (!found || event.kind !== "message" || event.message.from?.is_bot === false || !event.message.text) return;
  found.unread += 1;
  tell("people");
}

function hearDelete(event) {
  if (event.chat_id !== openChat()) return;
  heard += 1;
  for (const id of event.message_ids ?? [event.message_id]) session.messages.delete(id);
  tell("messages", {});
  rereadSoon();
}
