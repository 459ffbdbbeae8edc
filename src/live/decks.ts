import { Idiomorph } from "idiomorph";
import { connect } from "./socket.js";

/** Keeps the start page as the decks are: it is asked for again, and what differs is changed in place. */
function keepUpToDate(): void {
  const now = { isAsking: false, isOutdated: false };
  const refresh = async () => {
    now.isOutdated = true;
    if (now.isAsking) return;
    now.isAsking = true;
    while (now.isOutdated) {
      now.isOutdated = false;
      const text = await textOf(location.href);
      if (text !== undefined) become(new DOMParser().parseFromString(text, "text/html"));
    }
    now.isAsking = false;
  };
  const offline = document.querySelector<HTMLElement>(".offline");
  const connection = connect({
    opened() {
      if (offline) offline.hidden = true;
      connection.send({ is: "hello", deck: "", shown: null });
    },
    closed() {
      if (offline) offline.hidden = false;
    },
    received(message) {
      if (message.is === "gallery") void refresh();
    },
  });
}

/** The text of a page; undefined where the server does not answer, and so says later what is new. */
const textOf = (address: string): Promise<string | undefined> =>
  fetch(address)
    .then((answer) => answer.text())
    .catch(() => undefined);

/** Changes the page into a newer one. Its policy allows no other style sheet, so a page with another one is loaded again. */
function become(fresh: Document): void {
  const [before, now] = [document.querySelector("main"), fresh.querySelector("main")];
  if (!before || !now) return;
  const styleOf = (page: Document) => page.querySelector("style")?.textContent;
  if (styleOf(document) !== styleOf(fresh)) {
    location.reload();
    return;
  }
  document.title = fresh.title;
  const { lang, dir } = fresh.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  const changed: (readonly [HTMLIFrameElement, HTMLIFrameElement])[] = [];
  void Idiomorph.morph(before, now, {
    morphStyle: "outerHTML",
    callbacks: {
      // What the reader has opened stays open.
      beforeAttributeUpdated: (name, element) => !(name === "open" && element.localName === "details"),
      beforeNodeMorphed(old, next) {
        if (!isFrame(old) || !isFrame(next)) return true;
        if (old.getAttribute("src") !== next.getAttribute("src")) changed.push([old, next]);
        return false;
      },
    },
  });
  for (const [old, next] of changed) exchange(old, next);
}

const isFrame = (node: Node): node is HTMLIFrameElement => node instanceof Element && node.localName === "iframe";

/** Lets a miniature take the place of an older one when it has been loaded; nothing flashes. */
function exchange(old: HTMLIFrameElement, next: HTMLIFrameElement): void {
  const fresh = document.importNode(next);
  fresh.addEventListener("load", () => old.remove(), { once: true });
  old.after(fresh);
}

keepUpToDate();
