// Single keys for what the page shows as buttons and links. Whatever carries data-key is pressed by
// that key; nothing here can do what the page cannot do without a script.
"use strict";

const switchedOff = document.body.dataset.shortcuts === "off";

// typing reports whether a key belongs to a field, an input method or the browser.
function typing(event) {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return true;
  const field = event.target.closest?.("input, textarea, select, [contenteditable]");
  return Boolean(field) && field.type !== "checkbox";
}

// entryOf is the link of the entry of a list that an element belongs to.
function entryOf(element) { return element.closest("[data-entries] li")?.querySelector(".what a"); }

// tick chooses the entry with the focus, or leaves it.
function tick() {
  const box = entryOf(document.activeElement)?.closest("li").querySelector("[type=checkbox]");
  box?.click();
  return Boolean(box);
}

// step moves the focus by one among the entries of the page's list.
function step(by) {
  const entries = [...document.querySelectorAll("[data-entries] .what a")];
  if (entries.length === 0) return false;
  const at = entries.indexOf(entryOf(document.activeElement));
  entries[Math.min(Math.max(at + by, 0), entries.length - 1)].focus();
  return true;
}

// press does what a button or link does; a field is entered, and a part of the page opened and entered.
function press(target) {
  if (target.matches("input, textarea")) return target.select();
  if (!target.matches("details, fieldset")) return target.click();
  target.open = true;
  target.querySelector("input:not([type=hidden]), select, button")?.focus();
}

document.addEventListener("keydown", (event) => {
  if (switchedOff || event.repeat || typing(event)) return;
  const key = event.key.toLowerCase();
  if (key === "j" && step(1) || key === "k" && step(-1)) return event.preventDefault();
  if (key === "x" && tick()) return event.preventDefault();
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return;
  event.preventDefault();
  press(target);
});
