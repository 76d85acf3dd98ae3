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

const chat = (person, act) => `/chats/${encodeURIComponent(person)}/${act}`;

export const fetchState = () => request("/state");
export const fetchChat = (person) => request(`/chats/${encodeURIComponent(person)}`);
export const fetchScreens = () => request("/screens.json");

export const start = (person, payload) => post(chat(person, "start"), payload ? { payload } : {});
export const tap = (person, message, data) => post(chat(person, "tap"), { message_id: message, data });
export const edit = (person, message, text) => post(chat(person, "edit"), { message_id: message, text });
export const shareContact = (person) => post(chat(person, "contact"));
export const sendSticker = (person) => post(chat(person, "sticker"));
export const block = (person) => post(chat(person, "block"));
export const unblock = (person) => post(chat(person, "unblock"));

export function say(person, text, replyTo = null) {
  return post(chat(person, "say"), replyTo ? { text, reply_to: replyTo } : { text });
}

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
