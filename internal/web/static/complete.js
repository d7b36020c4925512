// Fields with data-complete offer names of the registry that begin as what is typed; without this
// script they offer those of the article.
"use strict";

const offered = new WeakMap(); // what a field asked for last, and what it offers of the article

document.addEventListener("input", async (event) => {
  const field = event.target;
  const beginning = field.value.trim();
  if (event.isComposing || !field.dataset.complete || !beginning) return;
  const offers = offered.get(field) ?? { ofArticle: [...field.list.children] };
  if (offers.asked === beginning) return;
  offers.asked = beginning;
  offered.set(field, offers);
  const answer = await fetch(`/complete?${new URLSearchParams({ what: field.dataset.complete, beginning })}`);
  if (!answer.ok || offers.asked !== beginning) return;
  const names = (await answer.json()).map((name) => Object.assign(document.createElement("option"), { value: name }));
  field.list.replaceChildren(...offers.ofArticle, ...names);
});
