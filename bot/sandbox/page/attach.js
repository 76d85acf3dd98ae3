// What a person can send beside words: a picture, a file, a voice, a sticker, their contact card.

import * as api from "./api.js";
import { icon, make } from "./dom.js";
import { size } from "./media.js";
import { session } from "./session.js";
import { ask, attempt, openMenu } from "./sheets.js";
import { word } from "./words.js";

const ACCEPTED = { photo: "image/*", document: "", voice: "audio/*" };

/** Open the menu of what can be sent, over the button that was pressed. */
export function openAttach(anchor) {
  const box = anchor.getBoundingClientRect();
  const person = session.person;
  openMenu(
    [
      { label: word("photo"), picture: "photo", act: () => choose("photo") },
      { label: word("document"), picture: "file", act: () => choose("document") },
      { label: word("voice"), picture: "voice", act: () => choose("voice") },
      { label: word("sticker"), picture: "sticker", act: () => attempt(() => api.sendSticker(person)).catch(() => {}) },
      { label: word("my-contact"), picture: "contact", act: shareContact },
    ],
    { x: document.documentElement.dir === "rtl" ? box.right : box.left, y: box.top - 240 },
  );
}

/** Ask first, then share the person's own card; resolves to whether it was shared. */
export async function shareContact() {
  const person = session.person;
  const sure = await ask({ title: word("share-title"), body: word("share-body"), yes: word("share") });
  if (sure) await attempt(() => api.shareContact(person)).catch(() => {});
  return sure;
}

function choose(kind) {
  const input = make("input", { type: "file", accept: ACCEPTED[kind] || null, class: "unseen", tabindex: "-1", id: "file-input" });
  document.getElementById("file-input")?.remove();
  document.body.append(input);
  input.addEventListener("change", () => {
    const [file] = input.files;
    input.remove();
    if (file) confirmFile(kind, file);
  });
  input.click();
}

/** Let files be dropped onto the phone or pasted into it. */
export function takeDrops(phone) {
  const take = (event, files) => {
    const [file] = files ?? [];
    if (!file || !session.started || session.blocked || session.group) return;
    event.preventDefault();
    confirmFile(file.type.startsWith("image/") ? "photo" : "document", file);
  };
  phone.addEventListener("dragover", (event) => event.preventDefault());
  phone.addEventListener("drop", (event) => take(event, event.dataTransfer?.files));
  phone.addEventListener("paste", (event) => take(event, event.clipboardData?.files));
}

/** Show what is about to be sent, with room for a caption, and send it. */
export async function confirmFile(kind, file) {
  const person = session.person;
  const caption = make("input", { type: "text", class: "caption-field", dir: "auto", maxlength: "1024", placeholder: word("caption"), "aria-label": word("caption") });
  const preview = kind === "photo" ? picture(file) : null;
  const extra = make("div", { class: "outgoing" }, preview ?? nameCard(kind, file), kind === "voice" ? null : caption);
  caption.addEventListener("keydown", (event) => event.key === "Enter" && caption.closest("dialog").querySelector(".sheet-yes").click());
  const sure = await ask({ title: word(kind), yes: word("send"), extra });
  if (preview) URL.revokeObjectURL(preview.src);
  if (sure) await attempt(() => api.sendFile(person, kind, file, caption.value)).catch(() => {});
}

function picture(file) {
  return make("img", { class: "outgoing-picture", src: URL.createObjectURL(file), alt: file.name });
}

function nameCard(kind, file) {
  return make(
    "div",
    { class: "file" },
    make("span", { class: "file-icon" }, icon(kind === "voice" ? "voice" : "file")),
    make(
      "span",
      { class: "file-words" },
      make("bdi", { class: "file-name", text: file.name }),
      make("span", { class: "file-size", dir: "ltr", text: size(file.size) }),
    ),
  );
}
