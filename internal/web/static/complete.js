// Fields with data-complete offer names of the registry that begin as what is typed; without this
// script they offer those of the article.
"use strict";

for (const field of document.querySelectorAll("input[data-complete]")) {
  const kept = field.list ? [...field.list.children] : [];
  let asked = "";
  field.addEventListener("input", async (event) => {
    const beginning = field.value.trim();
    if (event.isComposing || !field.dataset.complete || !beginning || beginning === asked) return;
    asked = beginning;
    const answer = await fetch(`/complete?${new URLSearchParams({ what: field.dataset.complete, beginning })}`);
    if (!answer.ok || asked !== beginning) return;
    const offers = (await answer.json()).map((name) => Object.assign(document.createElement("option"), { value: name }));
    field.list.replaceChildren(...kept, ...offers);
  });
}
