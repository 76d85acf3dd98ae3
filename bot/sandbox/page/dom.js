// The one way this page makes elements: what people or the bot wrote goes in as text nodes,
// never as markup, so a name or a message can hold any character.

/** An element with its properties, listeners (`on`) and children; null and false children are left out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) set(element, name, value);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") {
    for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
  } else if (name === "text") {
    element.textContent = value;
  } else if (name === "data") {
    Object.assign(element.dataset, value);
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** A push button that never submits a form. */
export function button(properties, ...children) {
  return make("button", { type: "button", ...properties }, ...children);
}

/** A round button that shows an icon and is named for those who cannot see it. */
export function iconButton(name, label, properties = {}) {
  const named = { "aria-label": label, title: label, ...properties };
  return button({ ...named, class: `round ${properties.class ?? ""}`.trim() }, icon(name));
}

const STROKES = {
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.4-3.6 3-5.5 6.5-5.5s6.1 1.9 6.5 5.5M16 4.3a3.5 3.5 0 0 1 0 6.5M18 14.9c2 .7 3.2 2.5 3.5 5.1",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.3l3.3 2",
  send: "M4 12 20.5 4.5 14 20.5l-3-6.5-7-2ZM11 14l3.5-3.5",
  attach: "m20 11.5-8 8a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L10 17a1.7 1.7 0 0 1-2.4-2.4l7.4-7.4",
  down: "m6 9.5 6 6 6-6",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  keyboard: "M4 6h16a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 20 18H4a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 4 6ZM6.5 10h.01M10 10h.01M13.7 10h.01M17.5 10h.01M7.5 14.2h9",
  close: "m6 6 12 12M18 6 6 18",
  file: "M13 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V9L13 3.5ZM13 3.5V9h5.5",
  photo: "M5 4.5h14A1.5 1.5 0 0 1 20.5 6v12a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 18V6A1.5 1.5 0 0 1 5 4.5ZM4 17l4.5-5 3.5 4 2.5-2.5L20 18M15.5 9h.01",
  voice: "M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3ZM6 11.5a6 6 0 0 0 12 0M12 17.5v3",
  sticker: "M12 3.5h4a4.5 4.5 0 0 1 4.5 4.5v5L13 20.5H8A4.5 4.5 0 0 1 3.5 16V8A4.5 4.5 0 0 1 8 3.5h4ZM20.5 13H16a3 3 0 0 0-3 3v4.5",
  contact: "M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.5-3.7 3.3-5.5 7-5.5s6.5 1.8 7 5.5",
  place: "M12 21s7-6 7-11.5a7 7 0 0 0-14 0C5 15 12 21 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  edit: "M4.5 19.5 5.5 15 15.8 4.7a1.6 1.6 0 0 1 2.3 0l1.2 1.2a1.6 1.6 0 0 1 0 2.3L9 18.5l-4.5 1Z",
  reply: "M10 7 4.5 12 10 17M5 12h8c3.8 0 6 2 6.5 6",
  copy: "M9 8.5h9.5V20H9V8.5ZM15 8.5V4H5.5v11.5H9",
  link: "M8 16 16.5 7.5M9.5 7.5h7v7",
  block: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM6 6l12 12",
  screens: "M4 4.5h7v6.5H4V4.5ZM13.5 4.5h6.5v11h-6.5v-11ZM4 13.5h7v6H4v-6ZM13.5 18h6.5v1.5h-6.5V18Z",
  language: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.5 12h17M12 3.5c2.5 2.4 3.5 5.2 3.5 8.5s-1 6.1-3.5 8.5c-2.5-2.4-3.5-5.2-3.5-8.5s1-6.1 3.5-8.5Z",
  check: "m2.5 12.5 4 4L15 8M11.5 15.5l1 1L21 8",
  flag: "M6 20.5v-16M6 5c4-2 7 2 11.5 0v8C13 15 10 11 6 13",
  pin: "M9 4h6l-.8 5.5 2.8 3V14H7v-1.5l2.8-3L9 4ZM12 14v6",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5l4.5 4.5",
};

/** A line drawing, hidden from screen readers: the control that holds it carries the name. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.classList.add("icon", `icon-${name}`);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", STROKES[name]);
  drawing.append(path);
  return drawing;
}
