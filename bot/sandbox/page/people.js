// The people whose phone this page can be, with what waits unread on each.

import { button, icon, make } from "./dom.js";
import { session } from "./session.js";
import { switchLanguage, word } from "./words.js";

const COLOURS = 7;

/** A round picture of a person: first letters on a colour of their own. */
export function avatar(person) {
  const letters = [...person.name.trim()].slice(0, 1).join("") || "•";
  return make("span", { class: `avatar colour-${Math.abs(person.id) % COLOURS}`, "aria-hidden": "true", text: letters });
}

export function unreadOfOthers() {
  const here = session.group ?? session.person;
  return [...session.people, ...session.groups].reduce((sum, one) => sum + (one.id === here ? 0 : one.unread), 0);
}

/** The number of unread messages as a round mark, or null for none. */
export function badge(count) {
  if (!count) return null;
  return make("span", { class: "badge", "aria-label": `${count} ${word("unread")}`, text: count > 99 ? "99+" : String(count) });
}

/** Draw the list into `panel`, `groups` below it; `choose(id)` puts the phone into that person's hand. */
export function drawPeople(panel, choose, groups) {
  const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.person : null;
  const list = make("ul", { class: "people" }, session.people.map((person) => make("li", {}, entry(person, choose))));
  const title = make("header", { class: "panel-head" }, make("h2", { text: word("people-title") }), make("p", { text: word("people-hint") }));
  panel.replaceChildren(title, list, ...groups, foot());
  if (focused) panel.querySelector(`[data-person="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function foot() {
  const gallery = make("a", { href: "/screens" }, icon("screens"), word("screens"));
  const other = button({ class: "other-language", on: { click: switchLanguage } }, icon("language"), word("language"));
  return make("footer", { class: "panel-foot" }, gallery, other);
}

function entry(person, choose) {
  const here = person.id === session.person && !session.group;
  return button(
    {
      class: `person${here ? " here" : ""}`,
      "aria-current": here ? "true" : null,
      data: { person: String(person.id) },
      on: { click: () => choose(person.id) },
    },
    avatar(person),
    make(
      "span",
      { class: "person-words" },
      make("span", { class: "person-top" }, make("bdi", { class: "person-name", text: person.name }), standing(person)),
      person.role && make("bdi", { class: "person-role", text: person.role }),
      person.note && make("span", { class: "person-note", dir: "auto", text: person.note }),
    ),
    here ? null : badge(person.unread),
  );
}

function standing(person) {
  if (person.blocked) return make("span", { class: "standing blocked" }, icon("block"), word("blocked"));
  if (!person.started) return make("span", { class: "standing", text: word("not-started") });
  return null;
}
