"use strict";
(() => {
  const form = document.getElementById("filter") ?? document.createElement("form");
  const controls = document.getElementById("controls");
  const shown = document.getElementById("shown") ?? document.createElement("output");
  const lines = [...document.querySelectorAll("#scenarios .scenarios > li, #clauses tr[data-operation]")];
  const cards = [...document.querySelectorAll("#deviations .finding")];
  const words = new Map();
  const kinds = ["verdict", "strength", "operation", "topic", "cause"];
  const several = document.getElementById("clauses") ? "clauses" : "scenarios";

  const text = item => {
    if (!words.has(item)) {
      words.set(item, item.textContent.toLowerCase());
    }
    return words.get(item);
  };

  /* Hides what the filter does not select, and returns how many items are left. */
  const select = (items, wanted) => {
    const sought = wanted.words.trim().toLowerCase();
    let count = 0;
    for (const item of items) {
      const fits = kinds.every(kind => !wanted[kind] || (item.dataset[kind] ?? "").split(" ").includes(wanted[kind])
        || item.dataset[kind] === wanted[kind]) && (!sought || text(item).includes(sought));
      item.hidden = !fits;
      count += fits ? 1 : 0;
    }
    return count;
  };

  const hideEmpty = (containers, item) => {
    for (const container of document.querySelectorAll(containers)) {
      container.hidden = !container.querySelector(item + ":not([hidden])");
    }
  };

  const apply = () => {
    const wanted = Object.fromEntries(new FormData(form));
    for (const control of form.elements) {
      control.toggleAttribute("data-set", Boolean(wanted[control.name]));
    }
    const counts = [[select(cards, wanted), cards.length, "findings"], [select(lines, wanted), lines.length, several]];
    hideEmpty("#deviations .cause, #deviations .group", ".finding");
    hideEmpty("#clauses tbody", "tr[data-operation]");
    hideEmpty("#scenarios .scenarios, #scenarios .chapter", "li");
    if (Object.values(wanted).some(value => value)) {
      document.querySelectorAll("#deviations .group:not([hidden]), #scenarios .chapter:not([hidden])").forEach(one => { one.open = true; });
    }
    for (const list of document.querySelectorAll("#scenarios .scenarios")) {
      const title = list.previousElementSibling;
      if (title && title.tagName === "H4") {
        title.hidden = list.hidden;
      }
    }
    shown.textContent = counts.filter(one => one[1]).reverse().map(([some, all, what]) => some + " of " + all + " " + what).join(", ");
    return wanted;
  };

  /* The filter stands in the address, so that it survives a reload and can be passed on. */
  const remember = wanted => {
    const query = new URLSearchParams(Object.entries(wanted).filter(one => one[1])).toString();
    try {
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
    } catch {
      // a page in a frame may not change its address
    }
  };

  const changed = () => remember(apply());

  const set = values => {
    form.reset();
    for (const [name, value] of Object.entries(values)) {
      const control = form.elements.namedItem(name);
      if (control) {
        control.value = value;
      }
    }
  };

  /* Returns the id that the address ends with; a broken escape in it stands for itself. */
  const anchor = () => {
    const id = location.hash.slice(1);
    try {
      return decodeURIComponent(id);
    } catch {
      return id;
    }
  };

  /* A link to a clause or a deviation finds it, whatever is filtered or folded. */
  const reveal = () => {
    const place = document.getElementById(anchor());
    if (!place) {
      return;
    }
    if (place.closest("[hidden]")) {
      form.reset();
      changed();
    }
    for (let around = place; around; around = around.parentElement) {
      if (around.tagName === "DETAILS") {
        around.open = true;
      }
    }
    const steps = place.matches(".scenarios > li") && place.querySelector("details");
    if (steps) {
      steps.open = true;
    }
    place.scrollIntoView();
  };

  const copy = async button => {
    const command = button.parentElement.querySelector("code");
    try {
      await navigator.clipboard.writeText(command.textContent);
    } catch {
      getSelection().selectAllChildren(command);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
  };

  if (controls) {
    controls.hidden = false;
  }
  set(Object.fromEntries(new URLSearchParams(location.search)));
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", event => event.preventDefault());
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='?']");
    if (link) {
      event.preventDefault();
      const address = new URL(link.href);
      set(Object.fromEntries(address.searchParams));
      changed();
      location.hash = address.hash;
      reveal();
    } else if (event.target.matches("button.copy")) {
      copy(event.target);
    }
  });
  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
  }
  if (matchMedia("(max-width: 40rem)").matches) {
    document.querySelectorAll("details.narrow").forEach(one => { one.open = true; });
  }
  window.addEventListener("hashchange", reveal);
  apply();
  reveal();
})();
