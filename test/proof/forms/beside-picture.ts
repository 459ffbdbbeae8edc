import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import { usualForms } from "../../support/crowded.js";
import { matrixFiles, matrixOf, sizes } from "../../support/deck-matrix.js";
import { decksInBrowser } from "../../support/decks-in-browser.js";

const themes = ["quarterdeck", "plain", "black"];
const places = ["right", "left:40%", "start:30%"];
const ground =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><path fill="#357" d="M0 0h1600v900H0z"/></svg>';

/** What fills the half of a slide, and would not fit into it as it is set on a whole one. */
const full: Readonly<Record<string, string>> = {
  matrix:
    "columns: [starts fast, walled off]\nrows:\n  - {name: runc, cells: [yes, no]}\n  - {name: gVisor, cells: [no, yes]}\n  - {name: Kata, cells: [no, yes]}",
  walls:
    "rows:\n  - {name: gVisor, walls: [{name: Sentry, role: guest}]}\n  - {name: runc, walls: [{name: kernel, role: kernel}]}",
  sequence:
    "parties: [{name: kubelet}, {name: shim, role: runtime}]\nmessages:\n  - {from: kubelet, to: shim, text: starts the task}\n  - {from: shim, to: kubelet, text: says that it runs, kind: reply}\n  - {from: kubelet, to: shim, text: waits for its end}",
  timeline: "entries:\n  - {date: 2008, label: LXC}\n  - {date: 2013, label: Docker}\n  - {date: 2015, label: runc}",
  chart:
    "unit: ms\nentries:\n  - {label: runc, value: 35.7}\n  - {label: Firecracker, value: 125}\n  - {label: Kata, value: 240}",
  boxes:
    "boxes:\n  - {id: a, name: containerd, role: runtime}\n  - {id: b, name: the shim, role: runtime}\n  - {id: c, name: the program, role: workload}\nrows: [[a, b], [c]]\nwires: [{from: a, to: b, label: starts}, {from: b, to: c, label: runs}]",
  lifetimes:
    "moments: [run, exec, end]\nparties:\n  - {name: shim, role: runtime, text: stays}\n  - {name: runc, role: runtime, from: run, to: exec, text: walls, started-by: shim}",
  numbers: "entries:\n  - {value: 125, unit: milliseconds, text: to the guest’s init}",
  quiz: "choices: [The one in the container, containerd on its behalf, The kernel]\nanswer: 1\nexplanation: A container is a process of the host.",
};

const slide = (id: string, place: string, title: string, form: string) =>
  `<!-- .slide: id="${id}" -->\n![bg ${place}: A quay](ground.svg)\n\n## ${title}\n\n${form}`;
const fence = (form: string, yaml = "") => `\`\`\`${form}\n${yaml}\n\`\`\``;

/** Each form beside a picture. */
const slides = Object.entries(usualForms).flatMap(([form, { half }]) =>
  places.flatMap((place, at) => [
    slide(`${form}-half-${at}`, place, "A title that takes more than one line", fence(form, half)),
    slide(`${form}-full-${at}`, place, "Short", fence(form, full[form])),
  ]),
);

const open = decksInBrowser({
  ...matrixFiles(slides.join("\n\n---\n\n"), matrixOf(themes)),
  "slides/ground.svg": ground,
});

/** What stands on the picture, beyond the edges of its slide or on other words, and how many forms there are. */
const look = (page: Page) =>
  page.evaluate(() => {
    const wrong: string[] = [];
    let forms = 0;
    for (const section of document.querySelectorAll<HTMLElement>(".reveal .slides section[id]")) {
      const { h, v } = window.Reveal.getIndices(section);
      window.Reveal.slide(h, v ?? 0);
      const picture = section.querySelector(".backdrop")?.getBoundingClientRect();
      if (!picture) continue;
      const slide = section.getBoundingClientRect();
      const slack = (1.5 * slide.width) / section.offsetWidth;
      forms += section.querySelectorAll(".body > [class*='c-']").length;
      for (const part of section.querySelectorAll<HTMLElement>(".head *, .body *")) {
        const place = part.getBoundingClientRect();
        if (part.closest("svg, .visually-hidden") || place.width === 0) continue;
        const isOnPicture = place.left < picture.right - slack && place.right > picture.left + slack;
        const leaves =
          place.left < slide.left - slack || place.right > slide.right + slack || place.bottom > slide.bottom + slack;
        if (isOnPicture || leaves) wrong.push(`${section.id}: ${part.className || part.tagName}`);
      }
      const texts: { readonly words: string; readonly place: DOMRect }[] = [];
      const walker = document.createTreeWalker(section.querySelector(".body") ?? section, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.nodeValue?.trim() || node.parentElement?.closest(".visually-hidden")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const place of range.getClientRects())
          if (place.width > 1) texts.push({ words: node.nodeValue.trim(), place });
      }
      for (const [index, one] of texts.entries())
        for (const other of texts.slice(index + 1)) {
          const wide = Math.min(one.place.right, other.place.right) - Math.max(one.place.left, other.place.left);
          const high = Math.min(one.place.bottom, other.place.bottom) - Math.max(one.place.top, other.place.top);
          if (wide > 2 * slack && high > 0.4 * Math.min(one.place.height, other.place.height))
            wrong.push(`${section.id}: “${one.words}” on “${other.words}”`);
        }
    }
    return { forms, wrong };
  });

describe.each(themes)("forms beside a picture in %s", (theme) => {
  it.each(Object.keys(sizes))("stay off the picture and on the slide: %s", async (shape) => {
    const page = await open(`${theme}-${shape}`);
    await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
    expect(await look(page)).toEqual({ forms: slides.length, wrong: [] });
    await page.close();
  });
});
