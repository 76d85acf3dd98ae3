// The stream of events from the local Telegram. It comes back by itself after a restart of the
// server; every time the stream opens, `onUp` is called, so that the page reloads what it missed.

const FIRST_WAIT = 400;
const LONGEST_WAIT = 4000;

export function listen({ onEvent, onUp, onDown }) {
  let wait = FIRST_WAIT;

  function open() {
    const source = new EventSource("/events");
    source.onopen = () => {
      wait = FIRST_WAIT;
      onUp();
    };
    source.onmessage = (message) => onEvent(JSON.parse(message.data));
    source.onerror = () => {
      source.close();
      onDown();
      setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  }

  open();
}
