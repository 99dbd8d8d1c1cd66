"use strict";
// What the page can do besides being read: keys to go from finding to finding, and a thread from a finding to the other
// places it rests on while it is looked at. Nothing of the release stands in here.
document.addEventListener("DOMContentLoaded", () => {
  const space = "http://www.w3.org/2000/svg";
  const cards = [...document.querySelectorAll(".card:not(.suppressed)")];
  let current = -1;

  function releaseOf(element) {
    return element.closest(".release");
  }

  function marksOf(release, finding) {
    return [...release.querySelectorAll(`.mark[data-finding="${finding}"]`)];
  }

  function below(element, frame) {
    const box = element.getClientRects()[0];
    const around = frame.getBoundingClientRect();
    return [box.left + box.width / 2 - around.left, box.bottom - around.top];
  }

  function forget() {
    document.querySelectorAll(".near").forEach((element) => element.classList.remove("near"));
    document.querySelectorAll(".thread").forEach((element) => element.remove());
  }

  function look(element) {
    forget();
    const release = releaseOf(element);
    const frame = release.querySelector(".columns");
    const finding = element.dataset.finding;
    const card = release.querySelector(`.card[data-finding="${finding}"]`);
    const marks = marksOf(release, finding);
    [card, ...marks].forEach((part) => part && part.classList.add("near"));
    const main = marks.find((mark) => !mark.classList.contains("related"));
    const others = marks.filter((mark) => mark.classList.contains("related"));
    if (!main || !others.length) return;
    const drawing = document.createElementNS(space, "svg");
    drawing.setAttribute("class", `thread ${card ? card.classList[1] : ""}`);
    drawing.setAttribute("aria-hidden", "true");
    const [x, y] = below(main, frame);
    for (const other of others) {
      const [u, v] = below(other, frame);
      const path = document.createElementNS(space, "path");
      const sag = Math.min(60, 14 + Math.abs(u - x) / 12);
      path.setAttribute("d", `M${x},${y} C${x},${y + sag} ${u},${v + sag} ${u},${v}`);
      drawing.append(path);
    }
    frame.append(drawing);
  }

  function go(step) {
    if (!cards.length) return;
    current = (current + step + cards.length) % cards.length;
    const card = cards[current];
    const mark = marksOf(releaseOf(card), card.dataset.finding)[0];
    (mark || card).scrollIntoView({ block: "center" });
    card.focus({ preventScroll: Boolean(mark) });
    look(card);
  }

  for (const element of document.querySelectorAll(".mark, .card")) {
    element.addEventListener("mouseenter", () => look(element));
    element.addEventListener("mouseleave", forget);
    element.addEventListener("focusin", () => look(element));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.isContentEditable) return;
    if (event.key === "n") go(1);
    else if (event.key === "p") go(-1);
    else if (event.key === "Escape") forget();
  });
  document.querySelector(".keys").hidden = !cards.length;
});
