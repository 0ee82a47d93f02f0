// <input data-filters="#table" hidden>: shows only the rows with the typed words. And the count in a selection bar, and
// <input type="checkbox" data-tick-all hidden> in a table's head.
"use strict";

for (const input of document.querySelectorAll("input[data-filters]")) {
  const rows = () => document.querySelectorAll(`${input.dataset.filters} tbody tr`);
  input.hidden = false;
  if (input.labels[0]) input.labels[0].hidden = false;
  input.addEventListener("input", () => {
    const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows()) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
}

for (const bar of document.querySelectorAll("[data-selection-bar]")) {
  const form = bar.closest("form");
  const boxes = () => [...form.querySelectorAll("tbody input[type=checkbox]")];
  const all = form.querySelector("[data-tick-all]");
  const show = () => { bar.querySelector("[data-selected-count]").textContent = String(boxes().filter((box) => box.checked).length || ""); };
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes()) if (!box.closest("tr").hidden) box.checked = all.checked;
      show();
    });
  }
  form.addEventListener("change", show);
  show();
}
