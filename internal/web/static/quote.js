// What is selected in an article is quoted in the form for what no rule read.
"use strict";

const quoting = document.querySelector("[data-quote]");
if (quoting) {
  const field = quoting.querySelector("[name=quote]");
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const text = selection.toString().trim();
    const body = document.querySelector(".article");
    if (text === "" || !body.contains(selection.anchorNode) || !body.contains(selection.focusNode)) return;
    field.value = text;
    quoting.open = true;
  });
}
