// The page's own words in Arabic and English, and which of the two is shown. What people and
// the bot write is not here: the page shows it as it came.

const WORDS = {
  "people": ["الأشخاص", "People"],
  "people-title": ["من يكتب؟", "Who is writing?"],
  "people-hint": ["شخص واحد في كل مرة، كأنه هاتفه", "One person at a time, as on their phone"],
  "chat": ["المحادثة", "Chat"],
  "messages": ["الرسائل", "Messages"],
  "jump-down": ["إلى آخر الرسائل", "To the newest message"],
  "clock": ["ساعة المنتدى", "The forum's clock"],
  "clock-hint": ["إلى الأمام فقط، وتتحرك معها التذكيرات", "Forwards only; reminders move with it"],
  "plus-minute": ["\u2066+1\u2069 دقيقة", "+1 min"],
  "plus-ten": ["\u2066+10\u2069 دقائق", "+10 min"],
  "plus-hour": ["\u2066+1\u2069 ساعة", "+1 h"],
  "marks": ["الانتقال إلى", "Jump to"],
  "no-marks": ["لا مواعيد قادمة", "No marks ahead"],
  "mark-past": ["مضى", "past"],
  "bot": ["بوت", "bot"],
  "typing": ["يكتب", "typing"],
  "connecting": ["جارٍ الاتصال…", "connecting…"],
  "start": ["ابدأ", "START"],
  "what-can": ["ماذا يفعل هذا البوت؟", "What can this bot do?"],
  "empty": ["لا رسائل هنا بعد", "No messages here yet"],
  "unblock-start": ["رفع الحظر عن البوت", "UNBLOCK THE BOT"],
  "write": ["رسالة", "Message"],
  "send": ["إرسال", "Send"],
  "attach": ["إرفاق", "Attach"],
  "commands": ["الأوامر", "Commands"],
  "keyboard": ["لوحة الأزرار", "Buttons panel"],
  "menu": ["المزيد", "More"],
  "block": ["حظر البوت", "Block the bot"],
  "unblock": ["رفع الحظر", "Unblock"],
  "blocked": ["محظور", "blocked"],
  "not-started": ["لم يبدأ", "not started"],
  "screens": ["معرض الشاشات", "Screens gallery"],
  "to-chat": ["المحادثة", "Chat"],
  "language": ["English", "العربية"],
  "edited": ["معدَّلة", "edited"],
  "edit": ["تعديل", "Edit"],
  "editing": ["تعديل الرسالة", "Edit message"],
  "reply": ["رد", "Reply"],
  "copy": ["نسخ النص", "Copy text"],
  "copied": ["نُسخ", "Copied"],
  "cancel": ["إلغاء", "Cancel"],
  "close": ["إغلاق", "Close"],
  "ok": ["حسناً", "OK"],
  "share": ["مشاركة", "Share"],
  "share-title": ["مشاركة رقم الهاتف؟", "Share your phone number?"],
  "share-body": ["سيعرف البوت اسم صاحب الحساب ورقم هاتفه.", "The bot will know this account's name and phone number."],
  "contact": ["جهة اتصال", "Contact"],
  "my-contact": ["بطاقة الاتصال", "My contact card"],
  "photo": ["صورة", "Photo"],
  "document": ["ملف", "File"],
  "voice": ["رسالة صوتية", "Voice message"],
  "video": ["فيديو", "Video"],
  "audio": ["مقطع صوتي", "Audio"],
  "sticker": ["ملصق", "Sticker"],
  "location": ["موقع", "Location"],
  "poll": ["استطلاع", "Poll"],
  "poll-anonymous": ["استطلاع دون أسماء", "Anonymous poll"],
  "votes": ["الأصوات", "votes"],
  "caption": ["تعليق", "Caption"],
  "download": ["تنزيل", "Download"],
  "service": ["رسالة خدمة", "Service message"],
  "pinned-message": ["رسالة مثبَّتة", "Pinned message"],
  "pinned": ["ثُبّتت رسالة", "A message was pinned"],
  "spoiler": ["إظهار النص المخفي", "Show the hidden text"],
  "expand": ["عرض الكل", "Show all"],
  "collapse": ["طيّ", "Show less"],
  "unsupported": ["هذا الزر لا يعمل في هذه الصفحة", "This button does not work on this page"],
  "unread": ["رسائل لم تُقرأ", "unread messages"],
  "forwarded": ["محوَّلة من", "Forwarded from"],
  "open-person": ["التبديل إلى", "Switch to"],
  "failed": ["لم ينجح الطلب", "The request failed"],
  "both": ["كلتاهما", "Both"],
  "search": ["بحث في الشاشات", "Search the screens"],
  "found": ["شاشة", "screens"],
  "drawing": ["تُرسم الشاشات…", "Drawing the screens…"],
  "nothing-found": ["لا شاشة تطابق البحث", "No screen matches"],
  "groups-title": ["المجموعات والقنوات", "Groups and channels"],
  "new-group": ["مجموعة جديدة", "New group"],
  "new-group-hint": ["ينشئها صاحب الهاتف، وفيها كل الأشخاص والبوت.", "Whoever holds the phone makes it, with everybody and the bot in it."],
  "group-name": ["وكلاء البلديات", "Municipal deputies"],
  "group-title": ["اسم المجموعة", "Title"],
  "group-kind": ["النوع", "Kind"],
  "kind-group": ["مجموعة", "Group"],
  "kind-forum": ["مجموعة بمواضيع", "Group with topics"],
  "kind-channel": ["قناة", "Channel"],
  "make": ["إنشاء", "Make"],
  "members": ["الأعضاء", "Members"],
  "bot-admin": ["البوت مشرف", "the bot is an administrator"],
  "bot-member": ["البوت عضو", "the bot is a member"],
  "bot-out": ["البوت ليس فيها", "the bot is not in it"],
  "bot-add": ["إضافة البوت", "Add the bot"],
  "bot-promote": ["جعل البوت مشرفاً", "Make the bot an administrator"],
  "bot-kick": ["إخراج البوت", "Throw the bot out"],
  "bot-migrate": ["تحويلها إلى مجموعة كبيرة", "Turn it into a supergroup"],
  "topic": ["موضوع جديد", "New topic"],
  "migrated": ["صارت مجموعة كبيرة", "It is a supergroup now"],
  "groups": ["المجموعات", "Groups"],
  "missing-screen": ["لا شاشة بهذه اللغة", "No screen in this language"],
  "reply-panel": ["أزرار أسفل الشاشة", "Buttons at the foot"],
};

let current = recall() ?? "ar";
const listeners = new Set();

function recall() {
  try {
    const kept = localStorage.getItem("page-language");
    return kept === "ar" || kept === "en" ? kept : null;
  } catch {
    return null;
  }
}

/** The word for a key in the page's language. */
export function word(key) {
  return WORDS[key][current === "ar" ? 0 : 1];
}

export function language() {
  return current;
}

/** Turn the whole page to the other language and tell everyone who draws words. */
export function switchLanguage() {
  current = current === "ar" ? "en" : "ar";
  try {
    localStorage.setItem("page-language", current);
  } catch {
    // a browser that keeps nothing still switches for this visit
  }
  speak();
  for (const listener of listeners) listener();
}

export function onLanguage(listener) {
  listeners.add(listener);
}

/** Set the document's language and direction, and the labels written in the HTML itself. */
export function speak() {
  document.documentElement.lang = current;
  document.documentElement.dir = current === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-word-label]")) {
    element.setAttribute("aria-label", word(element.dataset.wordLabel));
  }
}
