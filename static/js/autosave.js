// <form data-autosave data-saved="Saved" data-not-saved="Not saved yet; we try again."> posts itself to its own address
// two seconds after the last key, with the header X-Autosave: 1. The server answers 204, or JSON {"said": "Saved 10.42",
// "version": 3}: what is said stands in the form's [data-saved-at], a version goes into its field of that name.
"use strict";

const AUTOSAVE_AFTER = 2000;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const line = form.querySelector("[data-saved-at]") || document.querySelector("[data-saved-at]");
  let timer = null;
  let running = false;
  let again = false;

  const say = (text) => { if (line && text) line.textContent = text; };

  const take = async (answer) => {
    const json = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : {};
    if (json.version !== undefined && form.elements.version) form.elements.version.value = json.version;
    say(json.said || form.dataset.saved);
    form.dispatchEvent(new Event("saved"));
  };

  const save = async () => {
    if (running) { again = true; return; }
    running = true;
    try {
      const answer = await fetch(form.getAttribute("action") || window.location.href, {
        method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" }, credentials: "same-origin", redirect: "error",
      });
      if (answer.ok) await take(answer); else say(form.dataset.notSaved);
    } catch {
      say(form.dataset.notSaved);
      later(10 * AUTOSAVE_AFTER);
    }
    running = false;
    if (again) { again = false; later(AUTOSAVE_AFTER); }
  };

  const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };

  form.addEventListener("input", () => later(AUTOSAVE_AFTER));
  form.addEventListener("change", () => later(AUTOSAVE_AFTER));
  form.addEventListener("submit", () => clearTimeout(timer));
}
