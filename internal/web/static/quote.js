// What is selected in an article is quoted in the forms for what no rule read, with the place where it stands: several places may
// have the same words.
"use strict";

const quoting = document.querySelectorAll("[data-quote]");
if (quoting.length > 0) {
  const article = document.querySelector(".article");
  const lines = [article.querySelector("h1"), ...article.querySelectorAll(".body p")];

  // until is what stands in a line before a boundary of a selection.
  const until = (line, node, offset) => {
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(node, offset);
    return range.toString();
  };

  // chosen is the passage that a range covers and the place, in characters of the text, where it begins.
  const chosen = (range) => {
    const passage = [];
    let start = -1;
    let at = 0;
    for (const line of lines) {
      const text = line.textContent;
      if (range.intersectsNode(line)) {
        const from = line.contains(range.startContainer) ? until(line, range.startContainer, range.startOffset).length : 0;
        const to = line.contains(range.endContainer) ? until(line, range.endContainer, range.endOffset).length : text.length;
        if (start < 0) start = at + [...text.slice(0, from)].length;
        passage.push(text.slice(from, to));
      }
      at += [...text].length + 1;
    }
    const quote = passage.join("\n");
    const blank = quote.length - quote.trimStart().length; // blanks are one character each, whichever way one counts
    return { quote: quote.trim(), at: start + blank };
  };

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (selection.isCollapsed || !article.contains(selection.anchorNode)) return;
    const { quote, at } = chosen(selection.getRangeAt(0));
    if (quote === "") return;
    for (const form of quoting) {
      form.querySelector("[name=quote]").value = quote;
      form.querySelector("[name=at]").value = at;
    }
    if (![...quoting].some((form) => form.open)) quoting[0].open = true;
  });
}
