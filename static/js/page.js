// What makes a page nicer; all of it works without. Texts come from the page, never from here.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();

  for (const area of document.querySelectorAll("textarea[data-count]")) countCharacters(area);
  for (const button of document.querySelectorAll("[data-copy]")) copyButton(button);
  for (const form of document.querySelectorAll("form[data-unsaved]")) warnUnsaved(form);
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
});

// Menus close on Escape and when one looks elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// "412 / 2000" under a long text.
function countCharacters(area) {
  const most = Number(area.dataset.count);
  const line = document.createElement("p");
  line.className = "count";
  const show = () => {
    line.textContent = `${area.value.length} / ${most}`;
    line.classList.toggle("count-over", area.value.length > most);
  };
  area.addEventListener("input", show);
  area.after(line);
  show();
}

// <button type="button" data-copy="#id" data-copied="Copied" hidden>: copies the text of #id and says so.
function copyButton(button) {
  if (!navigator.clipboard) return;
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const from = document.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText("value" in from ? from.value : from.textContent.trim());
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 4000);
  });
}

// <form data-unsaved>: the browser asks before one leaves what is typed and not saved.
function warnUnsaved(form) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("saved", () => { changed = false; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
