// The bars over the chat: who holds the phone and what time it is (narrow screens), and the
// chat's own header with the bot's name and what it is doing.

import * as api from "./api.js";
import { clockTime, shortDay } from "./dates.js";
import { button, icon, iconButton, make } from "./dom.js";
import { botsStanding, groupDeeds } from "./groups.js";
import { openPanel } from "./panels.js";
import { avatar, badge, unreadOfOthers } from "./people.js";
import { currentGroup, currentPerson, forumNow, isTyping, session } from "./session.js";
import { attempt, openMenu } from "./sheets.js";
import { switchLanguage, word } from "./words.js";

const slim = document.getElementById("slim");
const head = document.getElementById("head");

const who = button({ class: "switch", id: "people-switch", on: { click: () => openPanel("people", word("people")) } });
const time = button({ class: "switch clock-switch", id: "clock-switch", on: { click: () => openPanel("clock", word("clock")) } });
slim.append(who, time);

/** The slim bar of narrow screens: the people switch and the clock. */
export function drawSlim() {
  const person = currentPerson();
  who.setAttribute("aria-label", `${word("people")}: ${person?.name ?? ""}`);
  who.replaceChildren(
    ...[
      person && avatar(person),
      make("bdi", { class: "switch-name", text: person?.name ?? "" }),
      person?.role && make("bdi", { class: "switch-role", text: person.role }),
      icon("down"),
      badge(unreadOfOthers()),
    ].filter(Boolean),
  );
  tickSlim();
}

export function tickSlim() {
  const now = new Date(forumNow());
  time.setAttribute("aria-label", `${word("clock")}: ${shortDay(now)} ${clockTime(now)}`);
  const day = make("span", { class: "switch-role", text: shortDay(now) });
  time.replaceChildren(icon("clock"), day, make("span", { dir: "ltr", text: clockTime(now) }));
}

/** The chat's header. */
export function drawHead() {
  const more = iconButton("more", word("menu"), { "aria-haspopup": "menu", on: { click: (event) => openChatMenu(event.currentTarget) } });
  const group = currentGroup();
  const [id, name] = group ? [group.id, group.title] : [session.bot.id, session.bot.name];
  head.replaceChildren(
    avatar({ id, name }),
    make("div", { class: "head-words" }, make("h1", {}, make("bdi", { text: name })), make("span", { class: "doing", id: "doing", role: "status" })),
    more,
  );
  drawDoing();
}

export function drawDoing() {
  const doing = document.getElementById("doing");
  if (!doing) return;
  const group = currentGroup();
  const typing = session.connected && isTyping();
  doing.classList.toggle("typing", typing);
  if (!session.connected) doing.textContent = word("connecting");
  else if (typing) doing.replaceChildren(word("typing"), make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")));
  else if (group) doing.textContent = `${word("members")}: ${group.members.length} · ${botsStanding(group)}`;
  else doing.replaceChildren(`${word("bot")} · `, make("bdi", { text: `@${session.bot.username}` }));
}

function openChatMenu(anchor) {
  const box = anchor.getBoundingClientRect();
  const entries = [
    { label: word("language"), picture: "language", act: switchLanguage },
    { label: word("screens"), picture: "screens", act: () => window.open("/screens", "_blank", "noopener") },
  ];
  const [person, group] = [session.person, currentGroup()];
  if (group) entries.push(...groupDeeds(group));
  else if (session.blocked) entries.push({ label: word("unblock"), picture: "block", act: () => attempt(() => api.unblock(person)).catch(() => {}) });
  else if (session.started) entries.push({ label: word("block"), picture: "block", danger: true, act: () => attempt(() => api.block(person)).catch(() => {}) });
  openMenu(entries, { x: document.documentElement.dir === "rtl" ? box.right : box.left, y: box.bottom + 4 });
}
