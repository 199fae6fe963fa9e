"use strict";
(() => {
  const element = (id) => document.getElementById(id);
  const list = element("passages");
  const passages = [...list.querySelectorAll(".p")];
  const boxes = [...element("filters").querySelectorAll("input")];
  const readFor = new Map(); // passage → names of the fields that were read from it
  let current = 0;
  let outlined = [];

  document.documentElement.classList.add("scripted");

  const indexes = (link) => link.dataset.passages.split(" ").map(Number);
  const number = (passage) => Number(passage.id.slice(1));
  const boxOf = (passage) => element(passage.parentElement.dataset.filter);
  const isShown = (passage) => boxOf(passage).checked || passage.parentElement.classList.contains("holds");
  const isRemoved = (passage) => !passage.parentElement.classList.contains("kept");

  // --- the passage chosen ---------------------------------------------------------------------------------

  function tell(passage, announced) {
    element("detail").setAttribute("aria-live", announced ? "polite" : "off");
    element("detail").dataset.verdict = boxOf(passage).dataset.verdict;
    element("hint").hidden = true;
    element("chosen").hidden = false;
    element("fate").textContent = boxOf(passage).dataset.label;
    element("place").textContent = `passage ${number(passage) + 1} of ${passages.length}, ${passage.dataset.tag}`;
    element("rule").textContent = passage.dataset.rule || "–";
    element("selector").textContent = passage.dataset.selector || "–";
    const names = readFor.get(number(passage));
    element("reading").hidden = !names;
    element("read").textContent = names ? names.join(", ") : "";
  }

  function untell() {
    element("hint").hidden = false;
    element("chosen").hidden = true;
  }

  function settle(passage) {
    passages[current].tabIndex = -1; // one tab stop for all passages
    passage.tabIndex = 0;
    current = number(passage);
  }

  // What was never in sight has a height that is a guess; the way there may change it, and move the passage again.
  function bring(passage, frames = 8) {
    const { top, bottom } = passage.getBoundingClientRect();
    if (frames === 8 || bottom < 0 || top > window.innerHeight) passage.scrollIntoView({ block: "center" });
    if (frames) requestAnimationFrame(() => bring(passage, frames - 1));
  }

  function walk(step, wanted = () => true) {
    const started = document.activeElement === passages[current] || outlined.length;
    for (let i = started ? current + step : current; i >= 0 && i < passages.length; i += step) {
      if (isShown(passages[i]) && wanted(passages[i])) {
        passages[i].focus({ preventScroll: true });
        bring(passages[i]);
        return;
      }
    }
  }

  list.addEventListener("focusin", (event) => {
    const passage = event.target.closest(".p");
    if (passage) {
      settle(passage);
      tell(passage, true);
    }
  });
  list.addEventListener("pointerover", (event) => {
    const passage = event.pointerType === "mouse" && event.target.closest(".p");
    if (passage) tell(passage, false);
  });
  list.addEventListener("pointerleave", () => {
    if (list.contains(document.activeElement) && document.activeElement !== list) tell(passages[current], false);
  });
  element("close").addEventListener("click", untell);

  // --- fields ---------------------------------------------------------------------------------------------

  function clear() {
    for (const passage of outlined) {
      delete passage.dataset.found;
      passage.parentElement.classList.remove("holds");
    }
    outlined = [];
  }

  function outline(link, name) {
    clear();
    outlined = indexes(link).map((index) => passages[index]);
    for (const passage of outlined) {
      passage.dataset.found = passage === outlined[0] ? name : "";
      passage.parentElement.classList.add("holds");
    }
    settle(outlined[0]);
    tell(outlined[0], true);
    bring(outlined[0]);
  }

  for (const field of document.querySelectorAll(".field")) {
    const link = field.dataset.field !== "body" && field.querySelector("p .show"); // of the body the verdict tells
    for (const index of link ? indexes(link) : []) {
      readFor.set(index, [...(readFor.get(index) || []), field.dataset.field]);
    }
  }
  element("fields").addEventListener("click", (event) => {
    const field = event.target.closest(".field");
    const link = event.target.closest(".show");
    if (link) {
      event.preventDefault();
      outline(link, field.dataset.field);
    } else if (event.target.closest("summary")) {
      const taken = field.querySelector("p .show");
      if (!field.open && taken) outline(taken, field.dataset.field);
      else clear();
    }
  });

  // --- filters --------------------------------------------------------------------------------------------

  function count() {
    const shown = boxes.reduce((sum, box) => sum + (box.checked ? Number(box.value) : 0), 0);
    element("count").textContent = `${shown} of ${passages.length} passages`;
  }

  function only(verdict) {
    for (const box of boxes) box.checked = !verdict || (box.dataset.verdict === "kept") === (verdict === "kept");
    count();
  }

  element("filters").addEventListener("change", count);
  element("filters").addEventListener("click", (event) => {
    if ("only" in event.target.dataset) only(event.target.dataset.only);
  });
  count();

  // --- keys -----------------------------------------------------------------------------------------------

  const focusFirst = (selector) => document.querySelector(selector)?.focus();
  const actions = {
    j: () => walk(1),
    k: () => walk(-1),
    n: () => walk(1, isRemoved),
    p: () => walk(-1, isRemoved),
    f: () => focusFirst("#fields summary"),
    "/": () => focusFirst("#filters input"),
    1: () => only(""),
    2: () => only("kept"),
    3: () => only("removed"),
    "?": () => {
      element("help").showModal();
      element("understood").focus();
    },
  };
  const inDocument = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1) };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || element("help").open) return;
    if (event.key === "Escape") {
      clear();
      untell();
      return;
    }
    const focused = list.contains(document.activeElement);
    const action = (focused && inDocument[event.key]) || (element("keys").checked && actions[event.key]);
    if (action) {
      event.preventDefault();
      action();
    }
  });
  element("ask").addEventListener("click", actions["?"]);
  element("understood").addEventListener("click", () => element("help").close());
})();
