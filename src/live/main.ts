import type { RevealApi } from "reveal.js";
import type { LiveSettings, ToPage } from "../serve/protocol.js";
import { createFindingsPanel } from "./findings.js";
import { createJump, listenForJumps } from "./jump.js";
import { createPatcher } from "./patch.js";
import { goTo, placeNow, recallPlace } from "./place.js";
import { createProblemPanel } from "./problems.js";
import { whenReady } from "./ready.js";
import { createRoomPanel } from "./room.js";
import { connect } from "./socket.js";
import { createTalkBridge, type TalkBridge } from "./talk.js";

declare global {
  /** What the server says of the page. */
  var quarterdeckLive: LiveSettings;
}

/** Keeps an open page of a deck as its files are. The deck needs nothing of it: when the server ends, it goes on. */
function live(): void {
  const { deck, shown, room } = globalThis.quarterdeckLive;
  const reveal: RevealApi = window.Reveal;
  const patcher = createPatcher(reveal, shown);
  const jump = createJump(deck);
  listenForJumps(reveal, jump);
  const panel = createProblemPanel({ beneath: "deck", open: jump.open });
  const findings = createFindingsPanel({ reveal, corner: panel.corner, open: jump.open });
  const roomPanel = room ? createRoomPanel({ words: room, send: (wish) => connection.send(wish) }) : undefined;
  const place = recallPlace();
  if (place) goTo(reveal, place);
  const receive = (message: ToPage) => {
    if (message.is === "deck") patcher.apply(message);
    else if (message.is === "problems") panel.show(message.problems);
    else if (message.is === "findings") findings.show(message);
    else if (message.is === "steer") talk?.steer(message.command);
    else if (message.is === "room") roomPanel?.show(message);
  };
  let talk: TalkBridge | undefined;
  const tellTalk = () => {
    if (talk) connection.send(talk.report());
  };
  const tellPlace = () => connection.send({ is: "at", slide: placeNow(reveal).slide });
  const connection = connect({
    opened() {
      panel.showServer("there");
      connection.send({ is: "hello", deck, shown: patcher.shown });
      tellPlace();
      tellTalk();
    },
    closed: () => panel.showServer("away"),
    received: receive,
  });
  if (room) talk = createTalkBridge(reveal, tellTalk);
  reveal.on("slidechanged", tellPlace);
}

whenReady(live);
