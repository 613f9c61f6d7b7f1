"use strict";
(() => {
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const lines = [...document.querySelectorAll("#scenarios .scenarios > li")];
  const words = new Map(lines.map(line => [line, line.textContent.toLowerCase()]));
  const kinds = ["verdict", "strength", "operation", "topic"];

  const apply = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const sought = wanted.words.trim().toLowerCase();
    let count = 0;
    for (const line of lines) {
      const fits = kinds.every(kind => !wanted[kind] || line.dataset[kind] === wanted[kind]) && words.get(line).includes(sought);
      line.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const list of document.querySelectorAll("#scenarios .scenarios")) {
      list.hidden = !list.querySelector(":scope > li:not([hidden])");
      const title = list.previousElementSibling;
      if (title && title.tagName === "H4") {
        title.hidden = list.hidden;
      }
    }
    for (const chapter of document.querySelectorAll("#scenarios .chapter")) {
      chapter.hidden = !chapter.querySelector(".scenarios > li:not([hidden])");
    }
    shown.textContent = count + " of " + lines.length + " scenarios";
  };

  /* A link to a clause finds it, whatever is filtered or folded. */
  const reveal = () => {
    const clause = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!clause || !words.has(clause)) {
      return;
    }
    if (clause.hidden) {
      form.reset();
      apply();
    }
    clause.closest(".chapter").open = true;
    const steps = clause.querySelector("details");
    if (steps) {
      steps.open = true;
    }
    clause.scrollIntoView();
  };

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", event => event.preventDefault());
  document.addEventListener("click", event => {
    const cell = event.target.closest("a[data-operation]");
    if (cell) {
      form.reset();
      form.elements.operation.value = cell.dataset.operation;
      form.elements.topic.value = cell.dataset.topic;
      setTimeout(apply);
    }
  });
  window.addEventListener("hashchange", reveal);
  apply();
  reveal();
})();
