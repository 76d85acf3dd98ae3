// The forum's clock: what it shows, the steps forwards, and the places to jump to.

import * as api from "./api.js";
import { clockTime, dayAndTime, longDay } from "./dates.js";
import { button, icon, make } from "./dom.js";
import { forumNow, session } from "./session.js";
import { attempt } from "./sheets.js";
import { word } from "./words.js";

const STEPS = [["plus-minute", 1], ["plus-ten", 10], ["plus-hour", 60]];

/** Draw the panel. `done` is called after a jump. */
export function drawClock(panel, done) {
  const now = forumNow();
  const steps = STEPS.map(([key, minutes]) =>
    button({ class: "step", data: { minutes: String(minutes) }, text: word(key), on: { click: () => attempt(() => api.moveClockBy(minutes)).catch(() => {}) } }),
  );
  panel.replaceChildren(
    make("header", { class: "panel-head" }, make("h2", { text: word("clock") }), make("p", { text: word("clock-hint") })),
    make("div", { class: "clock-face" }, make("time", { class: "clock-time", dir: "ltr" }), make("span", { class: "clock-day" })),
    make("div", { class: "steps", role: "group", "aria-label": word("clock") }, steps),
    make("h3", { text: word("marks") }),
    markList(now, done),
  );
  tick(panel);
}

function markList(now, done) {
  const marks = session.marks.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const next = marks.find((mark) => Date.parse(mark.at) > now);
  if (marks.length === 0) return make("p", { class: "quiet", text: word("no-marks") });
  return make("ol", { class: "marks" }, marks.map((mark) => make("li", {}, markKey(mark, { now, next, done }))));
}

function markKey(mark, { now, next, done }) {
  const past = Date.parse(mark.at) <= now;
  const jump = () => attempt(() => api.moveClockTo(mark.at)).then(done, () => {});
  return button(
    { class: `mark${mark === next ? " next" : ""}`, disabled: past, data: { at: mark.at }, on: { click: jump } },
    icon("flag"),
    make("span", { class: "mark-label", dir: "auto", text: mark.label }),
    make("time", { class: "mark-time", datetime: mark.at, text: dayAndTime(new Date(mark.at)) }),
    past && make("span", { class: "unseen", text: word("mark-past") }),
  );
}

/** Bring the shown time up to the moment. */
export function tick(panel) {
  const now = new Date(forumNow());
  const face = panel.querySelector(".clock-time");
  if (!face) return;
  face.textContent = clockTime(now);
  face.dateTime = now.toISOString();
  panel.querySelector(".clock-day").textContent = longDay(now);
}
