// Decisions, and what keys lead to, change the page in place: a new document costs a browser more time than
// making the page costs the server. The page has its own address all the same, and without this script the browser
// fetches it by itself.
"use strict";

let shown = location.pathname + location.search;
let underWay = false; // a key that is pressed before the answer is there would decide on what nobody has seen

// show puts a page in place of the one that is shown; who listens to the page is told of its headline.
function show(page, address) {
  document.title = page.title;
  document.body.replaceWith(page.body);
  if (address !== location.href) history.pushState(null, "", address);
  shown = location.pathname + location.search;
  scrollTo(0, 0);
  const headline = document.querySelector("h1");
  headline?.setAttribute("tabindex", "-1");
  headline?.focus({ preventScroll: true });
}

// ask fetches a page and shows it. What is no page of ours, or does not come, is left to the browser.
async function ask(address, sent, instead) {
  underWay = true;
  try {
    const answer = await fetch(address, { method: sent ? "POST" : "GET", body: sent, headers: { "Xiaozu-In-Place": "yes" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    show(page, new URL(answer.headers.get("Content-Location") ?? answer.url, location.href).href);
  } catch {
    instead();
  } finally {
    underWay = false;
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter, address = form.getAttribute("action");
  if (form.method !== "post" || !/^\/(review|second)\b/.test(address)) return;
  event.preventDefault();
  if (!underWay) ask(address, new URLSearchParams(new FormData(form, button)), () => {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
    form.submit();
  });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-key]");
  if (!link || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (!underWay) ask(link.href, undefined, () => location.assign(link.href));
});

// Back and forward lead to other pages, unless they lead to a part of this one.
addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) location.reload();
});
