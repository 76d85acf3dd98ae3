// The two panels beside the phone (people, clock): columns on a wide screen, sheets on a narrow one.

import { openSheet } from "./sheets.js";

const wide = window.matchMedia("(min-width: 1020px)");
const panels = new Map();

/** Keep a panel: `node` stands in the column `side` when there is room, and opens as a sheet when not. */
export function addPanel(name, node, side) {
  panels.set(name, { node, side, sheet: null });
  settle();
}

/** Open a panel by the control in the slim bar. */
export function openPanel(name, title) {
  const panel = panels.get(name);
  panel.sheet = openSheet({
    title,
    body: panel.node,
    kind: "panel",
    onClose: () => {
      panel.sheet = null;
      settle();
    },
  });
}

export function closePanels() {
  for (const panel of panels.values()) panel.sheet?.close();
}

function settle() {
  for (const panel of panels.values()) {
    if (wide.matches) panel.sheet?.close();
    if (!panel.sheet) panel.side.append(panel.node);
  }
}

wide.addEventListener("change", settle);
