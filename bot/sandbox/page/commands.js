// The list of the bot's commands over the input: opened by the "/" button, narrowed while a
// command is being typed, walked with the arrow keys.

import { button, make } from "./dom.js";
import { session } from "./session.js";
import { word } from "./words.js";

/** A list bound to the input and its "/" button; `send(text)` sends the chosen command. Returns its node and what steers it. */
export function commandList({ field, slash }, send) {
  const node = make("div", { class: "commands", role: "listbox", id: "commands", "aria-label": word("commands"), hidden: true });
  let chosen = -1;
  slash.addEventListener("click", toggle);

  const entries = () => [...node.children];

  function show(typed) {
    const begun = typed.slice(1).toLowerCase();
    const fitting = session.commands.filter((one) => one.command.startsWith(begun));
    node.replaceChildren(...fitting.map((one) => entry(one, choose)));
    node.hidden = fitting.length === 0;
    chosen = -1;
    slash.setAttribute("aria-expanded", String(!node.hidden));
    document.addEventListener("pointerdown", leave);
    document.addEventListener("keydown", leave);
  }

  function hide() {
    node.hidden = true;
    slash.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    document.removeEventListener("pointerdown", leave);
    document.removeEventListener("keydown", leave);
  }

  function leave(event) {
    const elsewhere = event.type === "pointerdown" && !event.target.closest(".commands, .slash, .field");
    if (elsewhere || event.key === "Escape") hide();
  }

  /** By the "/" button; opened from the keyboard, the arrows go on from the field. */
  function toggle(event) {
    if (!node.hidden) return hide();
    show("/");
    if (event.detail === 0) field.focus();
    return undefined;
  }

  function choose(command) {
    hide();
    send(`/${command}`);
  }

  function move(step) {
    const all = entries();
    all[chosen]?.setAttribute("aria-selected", "false");
    chosen = (chosen + step + all.length) % all.length;
    all[chosen].setAttribute("aria-selected", "true");
    all[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", all[chosen].id);
  }

  /** Whether the list took the key for itself. */
  function takeKey(key) {
    if (node.hidden) return false;
    if (key === "ArrowDown") move(1);
    else if (key === "ArrowUp") move(chosen < 0 ? 0 : -1);
    else if (key === "Escape") hide();
    else if (key === "Enter" && chosen >= 0) entries()[chosen].click();
    else return false;
    return true;
  }

  const follow = () => (/^\/\w*$/.test(field.value) ? show(field.value) : hide());
  return { node, follow, hide, takeKey };
}

function entry({ command, description }, choose) {
  return button(
    { class: "command-entry", role: "option", tabindex: "-1", id: `command-${command}`, "aria-selected": "false", on: { click: () => choose(command) } },
    make("bdi", { class: "command-words", text: description }),
    make("span", { class: "command-name", dir: "ltr", text: `/${command}` }),
  );
}
