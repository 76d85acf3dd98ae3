// Requests to the local Telegram. Each call is what a person does with their phone; a refusal
// comes back as an Error whose message is the server's own sentence.

async function request(path, options = {}) {
  const response = await fetch(path, options);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `${response.status} ${response.statusText}`);
  return answer;
}

function post(path, body = {}) {
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

const inGroup = (group) => (group ? { chat_id: group } : {});
const chat = (person, act) => `/chats/${encodeURIComponent(person)}/${act}`;

export const fetchState = () => request("/state");
export const fetchChat = (id, viewer) => request(`/chats/${encodeURIComponent(id)}?as=${encodeURIComponent(viewer)}`);
export const fetchScreens = () => request("/screens.json");

export const start = (person, payload) => post(chat(person, "start"), payload ? { payload } : {});
export const tap = (person, message, data, group) =>
  post(chat(person, "tap"), { message_id: message, data, ...inGroup(group) });
export const edit = (person, message, text) => post(chat(person, "edit"), { message_id: message, text });
export const shareContact = (person) => post(chat(person, "contact"));
export const sendSticker = (person) => post(chat(person, "sticker"));
export const block = (person) => post(chat(person, "block"));
export const unblock = (person) => post(chat(person, "unblock"));

export function say(person, text, replyTo = null, group = null) {
  return post(chat(person, "say"), { text, ...(replyTo ? { reply_to: replyTo } : {}), ...inGroup(group) });
}

export const makeGroup = (owner, title, kind) => post("/groups", { owner, title, kind });

/** Something happens to the bot in a group: "add", "promote", "kick", "migrate". */
export const toGroup = (group, act) => post(`/groups/${encodeURIComponent(group)}/${act}`);

/** Send a file as "photo", "document" or "voice". */
export function sendFile(person, kind, file, caption) {
  const form = new FormData();
  form.append("file", file, file.name);
  form.append("caption", caption);
  return request(`${chat(person, "file")}?as=${kind}`, { method: "POST", body: form });
}

export const moveClockBy = (minutes) => post("/clock", { minutes });
export const moveClockTo = (iso) => post("/clock", { to: iso });
export const fileAddress = (fileId) => `/files/${encodeURIComponent(fileId)}`;
