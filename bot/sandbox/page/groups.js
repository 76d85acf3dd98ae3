// Groups and channels: their list below the people, the sheet that makes one, and what happens to
// the bot in one. Whoever holds the phone writes in them.

import * as api from "./api.js";
import { button, icon, make } from "./dom.js";
import { closePanels } from "./panels.js";
import { avatar, badge } from "./people.js";
import { openGroup, session } from "./session.js";
import { ask, attempt } from "./sheets.js";
import { word } from "./words.js";

const KINDS = ["group", "forum", "channel"];

/** The list of groups with the key that makes another. `choose(id)` opens one. */
export function groupList(choose) {
  const entries = session.groups.map((group) => make("li", {}, entry(group, choose)));
  const another = button({ class: "other-group", on: { click: makeGroup } }, icon("people"), word("new-group"));
  return [make("h3", { text: word("groups-title") }), make("ul", { class: "people groups" }, entries), another];
}

function entry(group, choose) {
  const here = group.id === session.group;
  return button(
    {
      class: `person${here ? " here" : ""}`,
      "aria-current": here ? "true" : null,
      data: { group: String(group.id) },
      on: { click: () => choose(group.id) },
    },
    avatar({ id: group.id, name: group.title }),
    make(
      "span",
      { class: "person-words" },
      make("bdi", { class: "person-name", text: group.title }),
      make("span", { class: "person-role", text: botsStanding(group) }),
    ),
    here ? null : badge(group.unread),
  );
}

/** What the bot is in a group, in words. */
export function botsStanding(group) {
  return word({ administrator: "bot-admin", member: "bot-member" }[group.bot_is] ?? "bot-out");
}

/** Ask for a title and a kind, and make the group with everybody and the bot in it. */
export async function makeGroup() {
  const owner = session.person;
  const title = make("input", { type: "text", class: "caption-field", dir: "auto", maxlength: "128", value: word("group-name"), "aria-label": word("group-title") });
  const kinds = make(
    "select",
    { class: "caption-field", "aria-label": word("group-kind") },
    KINDS.map((kind) => make("option", { value: kind, text: word(`kind-${kind}`) })),
  );
  const extra = make("div", { class: "outgoing" }, title, kinds);
  const sure = await ask({ title: word("new-group"), body: word("new-group-hint"), yes: word("make"), extra });
  if (!sure) return;
  const made = await attempt(() => api.makeGroup(owner, title.value, kinds.value)).catch(() => null);
  if (!made) return;
  closePanels();
  await openGroup(made.id);
}

/** What can happen to the bot in this group, as entries of a menu. */
export function groupDeeds(group) {
  const act = (name) => () =>
    attempt(() => api.toGroup(group.id, name)).then((moved) => moved.id !== group.id && openGroup(moved.id), () => {});
  const inside = ["member", "administrator"].includes(group.bot_is);
  if (!inside) return [{ label: word("bot-add"), picture: "people", act: act("add") }];
  const entries = [];
  if (group.bot_is === "member") entries.push({ label: word("bot-promote"), picture: "flag", act: act("promote") });
  if (group.kind === "group") entries.push({ label: word("bot-migrate"), picture: "people", act: act("migrate") });
  entries.push({ label: word("bot-kick"), picture: "block", danger: true, act: act("kick") });
  return entries;
}
