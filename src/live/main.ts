import type { RevealApi } from "reveal.js";
import type { LiveSettings, ToPage } from "../serve/protocol.js";
import { createFindingsPanel } from "./findings.js";
import { createJump, listenForJumps } from "./jump.js";
import { createPatcher } from "./patch.js";
import { goTo, placeNow, recallPlace } from "./place.js";
import { createProblemPanel } from "./problems.js";
import { connect } from "./socket.js";

declare global {
  /** What the server says of the page. */
  var quarterdeckLive: LiveSettings;
}

/** Keeps an open page of a deck as its files are. The deck needs nothing of it: when the server ends, it goes on. */
function live(): void {
  const { deck, shown } = globalThis.quarterdeckLive;
  const reveal: RevealApi = window.Reveal;
  const patcher = createPatcher(reveal, shown);
  const jump = createJump(deck);
  listenForJumps(reveal, jump);
  const panel = createProblemPanel({ beneath: "deck", open: jump.open });
  const findings = createFindingsPanel({ reveal, corner: panel.corner, open: jump.open });
  const place = recallPlace();
  if (place) goTo(reveal, place);
  const receive = (message: ToPage) => {
    if (message.is === "deck") patcher.apply(message);
    else if (message.is === "problems") panel.show(message.problems);
    else if (message.is === "findings") findings.show(message);
  };
  const tellPlace = () => connection.send({ is: "at", slide: placeNow(reveal).slide });
  const connection = connect({
    opened() {
      panel.showServer("there");
      connection.send({ is: "hello", deck, shown: patcher.shown });
      tellPlace();
    },
    closed: () => panel.showServer("away"),
    received: receive,
  });
  reveal.on("slidechanged", tellPlace);
}

/** The deck is ready when its player says so on the page's root. */
function whenReady(action: () => void): void {
  const root = document.documentElement;
  const isReady = () => root.dataset["ready"] === "true";
  if (isReady()) {
    action();
    return;
  }
  const observer = new MutationObserver(() => {
    if (!isReady()) return;
    observer.disconnect();
    action();
  });
  observer.observe(root, { attributes: true, attributeFilter: ["data-ready"] });
}

whenReady(live);
