// A ranked choice (programmes/widgets/ranked.html) as a list with Up, Down and Remove instead of a number beside each
// theme. The numbers stay in the page and are what is sent; texts come from the element's data attributes.
"use strict";

for (const box of document.querySelectorAll("[data-ranked]")) rankedList(box);

function rankedList(box) {
  const words = box.dataset;
  const most = Number(words.ranked);
  const numbers = [...box.querySelectorAll("select[data-rank]")];
  const nameOf = (select) => select.labels[0].textContent.trim();
  const chosen = () => numbers.filter((one) => one.value).sort((a, b) => a.value - b.value);
  const list = element("ol", "ranked");
  const told = element("p", "visually-hidden");
  told.setAttribute("role", "status");
  const pick = element("select", "form-select");
  pick.setAttribute("aria-label", words.choose);
  const add = button(words.add, () => {
    const found = numbers.find((one) => one.name === pick.value);
    if (!found) return pick.focus();
    setOrder([...chosen(), found]);
    told.textContent = `${nameOf(found)}: ${chosen().length}`;
    return (pick.hidden ? list.querySelector("button:last-of-type") : pick).focus();
  });

  function setOrder(order) {
    for (const one of numbers) one.value = "";
    order.slice(0, most).forEach((one, index) => { one.value = String(index + 1); });
    box.dispatchEvent(new Event("change", { bubbles: true }));
    draw();
  }

  function move(select, by) {
    const order = chosen();
    const from = order.indexOf(select);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    order.splice(to, 0, ...order.splice(from, 1));
    setOrder(order);
    told.textContent = `${nameOf(select)}: ${to + 1}`;
    list.children[to].querySelector(by < 0 ? "[data-up]" : "[data-down]").focus();
  }

  function remove(select) {
    setOrder(chosen().filter((one) => one !== select));
    told.textContent = `${nameOf(select)}: ${words.removed}`;
    pick.focus();
  }

  function draw() {
    list.replaceChildren(...chosen().map((select) => {
      const row = element("li");
      const name = element("span");
      name.textContent = nameOf(select);
      const up = button(words.up, () => move(select, -1), nameOf(select));
      const down = button(words.down, () => move(select, 1), nameOf(select));
      up.dataset.up = down.dataset.down = "";
      row.append(name, up, down, button(words.remove, () => remove(select), nameOf(select)));
      return row;
    }));
    const rest = numbers.filter((one) => !one.value);
    pick.replaceChildren(new Option(words.choose, ""), ...rest.map((one) => new Option(nameOf(one), one.name)));
    pick.hidden = add.hidden = !rest.length || chosen().length >= most;
  }

  const adding = element("div", "ranked-add");
  adding.append(pick, add);
  box.querySelector("[data-numbers]").hidden = true;
  box.append(list, adding, told);
  draw();
}

function element(tag, name = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  return made;
}

function button(label, press, about = "") {
  const made = element("button", "btn btn-outline-primary btn-small");
  made.type = "button";
  made.textContent = label;
  if (about) made.setAttribute("aria-label", `${label}: ${about}`);
  made.addEventListener("click", press);
  return made;
}
