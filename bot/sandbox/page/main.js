// The chat page: ties what the session hears to what the page shows, and what a person does to
// the local Telegram.

import * as api from "./api.js";
import { takeDrops } from "./attach.js";
import { drawClock, tick } from "./clock.js";
import { drawFoot, followKeyboard, sayNow, takeAim } from "./composer.js";
import { announce, emptyCard, forgetDrawings, setUpConversation, showMessage, showMessages } from "./conversation.js";
import { make } from "./dom.js";
import { ownPayload, safeAddress } from "./entities.js";
import { groupList, makeGroup } from "./groups.js";
import { drawDoing, drawHead, drawSlim, tickSlim } from "./head.js";
import { settle } from "./inline_keyboard.js";
import { listen } from "./live.js";
import { addPanel, closePanels } from "./panels.js";
import { drawPeople, unreadOfOthers } from "./people.js";
import { drawPinned } from "./pinned.js";
import * as live from "./session.js";
import { alertSheet, attempt, openMenu, toast } from "./sheets.js";
import { onLanguage, speak, word } from "./words.js";

const { session } = live;
const people = make("section", { class: "panel-body people-panel" });
const clock = make("section", { class: "panel-body clock-panel" });
let footStands = "";
let begun = false;

const deeds = {
  tap: (message, data) => attempt(() => api.tap(session.person, message.message_id, data, session.group)),
  copy: (text) => navigator.clipboard.writeText(text).then(() => toast(word("copied")), () => toast(text)),
  link: followLink,
  unsupported: () => toast(word("unsupported")),
  command: (text) => sayNow(text),
  deepLink: startInPrivate,
  show: showMessage,
  edit: (message) => takeAim({ kind: editable(message) ? "edit" : "reply", message }),
  menu: openMessageMenu,
  get botName() {
    return session.bot.username;
  },
  get now() {
    return live.forumNow();
  },
};

/** A link to the bot leads out of a group into the private chat. */
async function startInPrivate(payload) {
  const person = session.person;
  if (session.group) await live.openPerson(person).catch(() => {});
  await attempt(() => api.start(person, payload)).catch(() => {});
}

function followLink(address) {
  const payload = address && ownPayload(address, session.bot.username);
  if (!address) toast(word("unsupported"));
  else if (payload !== null && address.searchParams.has("startgroup")) makeGroup();
  else if (payload !== null) deeds.deepLink(payload);
  else window.open(address.href, "_blank", "noopener,noreferrer");
}

const own = (message) => message.from?.id === session.person;
const editable = (message) => own(message) && message.text && !session.group;

function openMessageMenu(message, point) {
  const entries = [{ label: word("reply"), picture: "reply", act: () => takeAim({ kind: "reply", message }) }];
  if (editable(message)) entries.push({ label: word("edit"), picture: "edit", act: () => takeAim({ kind: "edit", message }) });
  const text = message.text ?? message.caption;
  if (text) entries.push({ label: word("copy"), picture: "copy", act: () => deeds.copy(text) });
  openMenu(entries, point);
}

function choosePerson(id) {
  closePanels();
  attempt(() => live.openPerson(id)).catch(() => {});
}

function chooseGroup(id) {
  closePanels();
  attempt(() => live.openGroup(id)).catch(() => {});
}

function drawPanels() {
  drawPeople(people, choosePerson, groupList(chooseGroup));
  drawClock(clock, closePanels);
}

function drawTitle() {
  const others = unreadOfOthers();
  document.title = `${others ? `(${others}) ` : ""}${session.bot.name}`;
}

/** The foot is drawn anew only when its kind changes, so that typing is never disturbed. */
function drawFootIfNeeded() {
  const stands = JSON.stringify([session.person, session.group, session.loaded, session.blocked, session.started]);
  if (stands !== footStands) drawFoot();
  else followKeyboard();
  footStands = stands;
}

function drawMessages(detail) {
  const empty = session.loaded && session.messages.size === 0;
  document.getElementById("scroll").querySelector(".about")?.remove();
  if (empty) document.getElementById("scroll").append(emptyCard(session.description));
  showMessages(deeds, detail);
  drawPinned(showMessage);
  if (detail.arrived && !own(detail.arrived)) announce(detail.arrived);
}

function showToast(event) {
  settle(event.callback_query_id);
  if (event.user_id !== session.person) return;
  if (event.url) followLink(safeAddress(event.url));
  if (!event.text) return;
  if (event.show_alert) alertSheet(session.bot.name, event.text);
  else toast(event.text);
}

function drawAll() {
  forgetDrawings();
  footStands = "";
  drawHead();
  drawSlim();
  drawPanels();
  drawFootIfNeeded();
  drawMessages({ first: true });
}

let shownChat = null;
live.on("people", () => {
  if (session.person === null && begun && session.people.length > 0) return choosePerson(session.people[0].id);
  const chat = `${session.person}/${session.group}`;
  if (chat !== shownChat) {
    shownChat = chat;
    forgetDrawings();
    drawMessages({ first: true });
  }
  drawHead();
  drawSlim();
  drawPeople(people, choosePerson, groupList(chooseGroup));
  drawTitle();
  return drawFootIfNeeded();
});
live.on("clock", () => (drawClock(clock, closePanels), tickSlim()));
live.on("messages", drawMessages);
live.on("chat", drawFootIfNeeded);
live.on("typing connection", drawDoing);
live.on("toast", showToast);
onLanguage(drawAll);

/** Person and group as the address names them. */
const wantedChat = () => location.hash.slice(1).split("/").map(Number);

async function begin() {
  await live.loadState();
  if (session.person === null) {
    const [wanted, group] = wantedChat();
    const first = session.people.find((person) => person.id === wanted) ?? session.people[0];
    if (first) await live.openPerson(first.id);
    if (session.groups.some((one) => one.id === group)) await live.openGroup(group);
    drawAll();
    begun = true;
    return;
  }
  await live.reloadAll();
}

speak();
setUpConversation();
takeDrops(document.querySelector(".phone"));
addPanel("people", people, document.getElementById("people-side"));
addPanel("clock", clock, document.getElementById("clock-side"));
setInterval(() => (tick(clock), tickSlim()), 5000);
window.addEventListener("hashchange", () => {
  const [wanted, group] = wantedChat();
  if (session.groups.some((one) => one.id === group)) return;
  if (wanted !== session.person && session.people.some((person) => person.id === wanted)) choosePerson(wanted);
});
listen({
  onEvent: live.hear,
  onUp: () => begin().then(() => live.setConnected(true), () => live.setConnected(false)),
  onDown: () => live.setConnected(false),
});
