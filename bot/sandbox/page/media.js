// What a message carries beside its words: pictures, files, voices, contacts, places, polls,
// stickers, and the lines that Telegram itself writes into a chat.

import { fileAddress } from "./api.js";
import { icon, make } from "./dom.js";
import { word } from "./words.js";

const KINDS = {
  photo: (message) => photo(message.photo.at(-1), message),
  animation: (message) => film(message.animation),
  document: (message) => file(message.document, "file", message.document.file_name ?? word("document")),
  audio: (message) => file(message.audio, "voice", message.audio.title ?? message.audio.file_name ?? word("audio")),
  voice: (message) => voice(message.voice),
  video: (message) => film(message.video),
  video_note: (message) => film(message.video_note, "round-film"),
  sticker: (message) => make("div", { class: "sticker", role: "img", "aria-label": word("sticker"), text: message.sticker.emoji ?? "🙂" }),
  dice: (message) => make("div", { class: "sticker", text: `${message.dice.emoji} ${message.dice.value}` }),
  venue: (message) => place(message.venue.location, message.venue.title, message.venue.address),
  location: (message) => place(message.location, word("location")),
  contact: (message) => contact(message.contact),
  poll: (message) => poll(message.poll),
};

/** The drawing of what the message carries, or null for bare words. */
export function drawMedia(message) {
  const kind = Object.keys(KINDS).find((name) => message[name]);
  return kind ? KINDS[kind](message) : null;
}

/** A few words that stand for the message in a quote or for a screen reader. */
export function inShort(message) {
  const words = message.text ?? message.caption;
  if (words) return words;
  if (message.document?.file_name) return message.document.file_name;
  if (message.sticker) return `${message.sticker.emoji ?? ""} ${word("sticker")}`.trim();
  const kind = ["photo", "document", "voice", "video", "audio", "location", "contact", "poll"].find((name) => message[name]);
  return kind ? word(kind) : word("service");
}

const pageDirection = () => document.documentElement.dir;

function photo(size, message) {
  const address = fileAddress(size.file_id);
  const alt = message.caption || word("photo");
  const picture = make("img", { src: address, alt, width: size.width, height: size.height, loading: "eager" });
  return make("a", { class: "photo", href: address, download: "", "aria-label": `${word("download")}: ${alt}` }, picture);
}

function film(video, extra = "") {
  return make("video", { class: `film ${extra}`, src: fileAddress(video.file_id), controls: true, preload: "metadata" });
}

function voice(recording) {
  const player = make("audio", { src: fileAddress(recording.file_id), controls: true, preload: "metadata" });
  return make("div", { class: "voice", role: "group", "aria-label": word("voice") }, icon("voice"), player);
}

function file(attached, picture, name) {
  return make(
    "a",
    { class: "file", dir: pageDirection(), href: fileAddress(attached.file_id), download: name, "aria-label": `${word("download")}: ${name}` },
    make("span", { class: "file-icon" }, icon(picture)),
    make(
      "span",
      { class: "file-words" },
      make("bdi", { class: "file-name", text: name }),
      make("span", { class: "file-size", dir: "ltr", text: size(attached.file_size) }),
    ),
  );
}

/** 843 B, 12.4 KB, 3.1 MB; nothing when the size is not known. */
export function size(bytes) {
  if (bytes === undefined || bytes === null) return "";
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function place(location, title, address = "") {
  const numbers = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
  return make(
    "div",
    { class: "place", dir: pageDirection() },
    make("span", { class: "file-icon" }, icon("place")),
    make(
      "span",
      { class: "file-words" },
      make("bdi", { class: "file-name", text: title }),
      address && make("bdi", { text: address }),
      make("span", { class: "file-size", dir: "ltr", text: numbers }),
    ),
  );
}

function contact(card) {
  const name = [card.first_name, card.last_name].filter(Boolean).join(" ");
  return make(
    "div",
    { class: "contact", dir: pageDirection(), role: "group", "aria-label": word("contact") },
    make("span", { class: "file-icon" }, icon("contact")),
    make(
      "span",
      { class: "file-words" },
      make("bdi", { class: "file-name", text: name }),
      make("span", { class: "file-size", dir: "ltr", text: card.phone_number }),
    ),
  );
}

function poll(asked) {
  const share = (option) => (asked.total_voter_count ? Math.round((100 * option.voter_count) / asked.total_voter_count) : 0);
  const lines = asked.options.map((option) =>
    make(
      "li",
      {},
      make("span", { class: "poll-share", dir: "ltr", text: `${share(option)}%` }),
      make("bdi", { text: option.text }),
      make("meter", { min: 0, max: 100, value: share(option), "aria-label": option.text }),
    ),
  );
  return make(
    "div",
    { class: "poll", dir: pageDirection() },
    make("strong", {}, make("bdi", { text: asked.question })),
    make("small", { text: asked.is_anonymous ? word("poll-anonymous") : word("poll") }),
    make("ul", {}, lines),
    make("small", { text: `${word("votes")}: ${asked.total_voter_count}` }),
  );
}

const SERVICE = [
  "pinned_message", "new_chat_members", "left_chat_member", "new_chat_title", "group_chat_created",
  "migrate_to_chat_id", "migrate_from_chat_id", "forum_topic_created",
];

/** The line that Telegram wrote (a pin, someone who joined), or null for a person's or the bot's message. */
export function serviceWords(message) {
  const kind = SERVICE.find((name) => message[name]);
  if (!kind) return null;
  if (kind === "pinned_message") return `${word("pinned")}: ${inShort(message.pinned_message).slice(0, 60)}`;
  if (kind === "forum_topic_created") return `${word("topic")}: ${message.forum_topic_created.name}`;
  if (kind.startsWith("migrate")) return word("migrated");
  if (kind === "new_chat_members") return `+ ${message.new_chat_members.map((one) => one.first_name).join(", ")}`;
  if (kind === "left_chat_member") return `− ${message.left_chat_member.first_name}`;
  return message.new_chat_title ?? word("service");
}
