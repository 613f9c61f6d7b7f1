"use strict";
(() => {
  const form = document.getElementById("filter");
  const lines = [...document.querySelectorAll("#scenarios li")];
  const shown = document.getElementById("shown");
  const fit = (line, wanted) =>
    (!wanted.verdict || line.dataset.verdict === wanted.verdict) &&
    (!wanted.strength || line.dataset.strength === wanted.strength) &&
    (!wanted.operation || line.dataset.operation === wanted.operation) &&
    (!wanted.topic || line.dataset.topic === wanted.topic) &&
    (!wanted.words || line.textContent.toLowerCase().includes(wanted.words.toLowerCase()));
  const apply = () => {
    const wanted = Object.fromEntries(new FormData(form));
    let count = 0;
    for (const line of lines) {
      line.hidden = !fit(line, wanted);
      count += line.hidden ? 0 : 1;
    }
    for (const list of document.querySelectorAll("#scenarios ul")) {
      const none = !list.querySelector("li:not([hidden])");
      list.hidden = none;
      const title = list.previousElementSibling;
      if (title && title.tagName === "H4") {
        title.hidden = none;
      }
    }
    for (const chapter of document.querySelectorAll("#scenarios .chapter")) {
      chapter.hidden = !chapter.querySelector("li:not([hidden])");
    }
    shown.textContent = count + " of " + lines.length + " scenarios";
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
    } else if (event.target.closest("a[href^='#LM-']")) {
      form.reset();
      apply();
    }
  });
  apply();
})();
