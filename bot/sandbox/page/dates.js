// Dates and times as the forum's own zone shows them, with Western digits and a 24-hour clock.

import { language } from "./words.js";

let zone = "UTC";
const formats = new Map();

export function setZone(name) {
  zone = name;
  formats.clear();
}

function format(options) {
  const key = JSON.stringify([language(), options]);
  if (!formats.has(key)) {
    const locale = language() === "ar" ? "ar-LY-u-nu-latn" : "en-GB";
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: "h23", ...options }));
  }
  return formats.get(key);
}

const CLOCK = { hour: "2-digit", minute: "2-digit" };

export const clockTime = (date) => format(CLOCK).format(date);
export const shortDay = (date) => format({ day: "numeric", month: "long" }).format(date);
export const weekday = (date) => format({ weekday: "long" }).format(date);
export const longDay = (date) =>
  format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(date);
export const dayAndTime = (date) =>
  format({ weekday: "short", day: "numeric", month: "short", ...CLOCK }).format(date);
export const fromUnix = (seconds) => new Date(seconds * 1000);

/** The words that a date_time entity is shown as: w weekday, d/D short or long date, t/T time, r relative. */
export function dateTimeWords(pattern, unix, nowMs) {
  const date = fromUnix(unix);
  if (pattern.includes("r")) return relative(date, nowMs);
  const options = {};
  if (pattern.includes("w")) options.weekday = pattern.includes("D") ? "long" : "short";
  if (pattern.includes("d")) Object.assign(options, { day: "numeric", month: "short", year: "numeric" });
  if (pattern.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/[tT]/.test(pattern)) Object.assign(options, CLOCK);
  if (pattern.includes("T")) options.second = "2-digit";
  return format(options).format(date);
}

function relative(date, nowMs) {
  const minutes = Math.round((date - nowMs) / 60000);
  const names = new Intl.RelativeTimeFormat(language() === "ar" ? "ar-LY-u-nu-latn" : "en-GB", { numeric: "auto" });
  if (Math.abs(minutes) < 60) return names.format(minutes, "minute");
  if (Math.abs(minutes) < 48 * 60) return names.format(Math.round(minutes / 60), "hour");
  return names.format(Math.round(minutes / 1440), "day");
}
