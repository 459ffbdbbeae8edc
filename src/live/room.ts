import type { RoomWords } from "../serve/protocol.js";
import type { Invitation, RoomMessage, RoomWish } from "../serve/room/talk.js";
import { fillMessage, type MessageValues } from "../words/message.js";
import { make, makeButton, makeIsland } from "./elements.js";
import { drawPoll } from "./polls.js";

/** Shows on the stage how one joins, and at the desk of the speaker who is there and what is asked. */
export interface RoomPanel {
  show(message: RoomMessage): void;
}

export interface RoomPanelOptions {
  readonly words: RoomWords;
  readonly send: (wish: RoomWish) => void;
}

const css = `
:host { position: fixed; z-index: 2147483001; inset: 0; pointer-events: none; font: 16px/1.45 system-ui, sans-serif; color: #f6f3ee; }
section, .poster { pointer-events: auto; }
section { position: fixed; inset-inline-start: 16px; bottom: 64px; width: min(440px, calc(100vw - 32px)); max-height: calc(100vh - 80px); overflow: auto; padding: 20px; border: 1px solid #ffffff44; border-radius: 10px; background: #0c1724; box-shadow: 0 12px 40px #000a; }
header { display: flex; align-items: baseline; gap: 12px; position: sticky; top: -20px; margin: -20px -20px 0; padding: 16px 20px 8px; background: inherit; }
button.grave { margin-inline-start: auto; border-color: #ffb59f88; color: #ffb59f; }
h2 { margin: 0 auto 0 0; font-size: 20px; }
h3 { margin: 20px 0 6px; font-size: 16px; }
p { margin: 0 0 8px; }
button { min-height: 36px; border-radius: 6px; color: inherit; font: inherit; background: #22384b; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
li { display: grid; grid-template-columns: 1fr auto; gap: 12px; align-items: start; overflow-wrap: anywhere; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
.code { font-size: 22px; font-weight: 700; letter-spacing: .06em; overflow-wrap: anywhere; }
svg { display: block; width: 100%; height: auto; border-radius: 6px; }
.drawing { width: min(260px, 100%); margin: 8px 0; }
.empty { color: #a3b3c2; }
.poster { position: fixed; inset-inline-end: 3vmin; bottom: 3vmin; width: min(40vmin, 520px); padding: 2vmin; border-radius: 1.4vmin; background: #fff; color: #10151b; text-align: center; box-shadow: 0 1vmin 5vmin #0008; }
.poster p { margin: 0; font-size: clamp(14px, 2.7vmin, 34px); line-height: 1.3; overflow-wrap: anywhere; }
.poster .code { font-size: clamp(18px, 4.4vmin, 56px); }
`;

export function createRoomPanel({ words, send }: RoomPanelOptions): RoomPanel {
  const say: Say = (key, values = {}) => fillMessage(words.messages[key] ?? key, words.language, values);
  const { host, root } = makeIsland("quarterdeck-room", css, () => close());
  host.lang = words.language;
  host.dir = document.documentElement.dir || "ltr";
  const panel = make("section", { "aria-label": say("title") });
  const poster = make("div", { class: "poster" });
  for (const part of [panel, poster]) part.hidden = true;
  root.append(panel, poster);
  document.documentElement.append(host);
  let room: RoomMessage | undefined;
  const opener = makeButton({ class: "qd-room" }, "", () => (panel.hidden ? open() : close()));
  const fill = () => {
    if (room) panel.replaceChildren(...contentOf(room, { say, send, close }));
  };
  const open = () => {
    panel.hidden = false;
    fill();
    panel.querySelector("button")?.focus();
  };
  const close = () => {
    panel.hidden = true;
  };
  const isDesk = () => document.documentElement.classList.contains("qd-presenting");
  const place = () => {
    // Among the tools of the desk, which is built when it is first shown.
    const tools = document.querySelector(".qd-desk .qd-tools");
    if (tools && opener.parentElement !== tools) tools.insertBefore(opener, tools.querySelector(".qd-sizes"));
    if (!isDesk()) close();
    poster.hidden = isDesk() || room?.isInviting !== true || room.audience === undefined;
  };
  new MutationObserver(place).observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
  listenForKey(() => send({ is: "room", wish: "invite", isShown: room?.isInviting !== true }));
  document.addEventListener("quarterdeck-patched", () => {
    if (room?.poll) drawPoll(room.poll);
  });
  return {
    show(message) {
      // A code that works once is shown until it is used.
      const joined = message.remotes.length > (room?.remotes.length ?? 0);
      const phone = message.phone ?? (joined ? undefined : room?.phone);
      room = phone ? { ...message, phone } : message;
      opener.textContent = labelOf(room, say);
      opener.setAttribute("aria-pressed", String(room.isInviting));
      // An audience is to see the deck, and nothing that is for its author.
      document.documentElement.classList.toggle("qd-in-room", isInUse(room));
      if (room.audience) poster.replaceChildren(...posterOf(room.audience, say));
      if (room.poll) drawPoll(room.poll);
      if (!panel.hidden) fill();
      if (message.phone) panel.querySelector(".drawing")?.scrollIntoView({ block: "nearest" });
      place();
    },
  };
}

const isInUse = ({ isInviting, listeners, remotes }: RoomMessage) =>
  isInviting || listeners > 0 || remotes.some(({ isHere }) => isHere);

function labelOf({ audience, listeners, questions }: RoomMessage, say: Say): string {
  const asked = questions.length > 0 ? [say("asked", { count: questions.length })] : [];
  return [say("title"), ...(audience ? [say("listeners", { count: listeners })] : []), ...asked].join(" · ");
}

/** A button for what cannot be taken back: it does it when it is pressed once more. */
function makeSureButton(say: Say, text: string, press: () => void): HTMLElement {
  const button = makeButton({ class: "grave" }, text, () => {
    if (button.dataset["sure"] === "true") return press();
    button.dataset["sure"] = "true";
    button.textContent = `${text}: ${say("sure")}`;
  });
  button.addEventListener("blur", () => {
    button.dataset["sure"] = "false";
    button.textContent = text;
  });
  return button;
}

type Say = (key: string, values?: MessageValues) => string;

interface PanelTools {
  readonly say: Say;
  readonly send: (wish: RoomWish) => void;
  readonly close: () => void;
}

function contentOf(room: RoomMessage, tools: PanelTools): HTMLElement[] {
  const { say, close } = tools;
  const heading = make("header", {}, make("h2", {}, say("title")), makeButton({}, say("close"), close));
  return [heading, ...questionsOf(room, tools), ...audienceOf(room, tools), ...phonesOf(room, tools)];
}

function questionsOf({ questions }: RoomMessage, { say, send }: PanelTools): HTMLElement[] {
  const items = questions.map(({ id, text }) => {
    const done = makeButton({}, say("answered"), () => send({ is: "room", wish: "answered", question: id }));
    return make("li", {}, make("span", { dir: "auto" }, text), done);
  });
  const list = items.length > 0 ? make("ul", {}, ...items) : make("p", { class: "empty" }, say("no-questions"));
  return [make("h3", {}, say("questions")), list];
}

function audienceOf({ audience, isInviting, listeners }: RoomMessage, { say, send }: PanelTools): HTMLElement[] {
  const invite = makeButton({ "aria-pressed": String(isInviting) }, say(isInviting ? "uninvite" : "invite"), () =>
    send({ is: "room", wish: "invite", isShown: !isInviting }),
  );
  const renew = makeSureButton(say, say("renew"), () => send({ is: "room", wish: "renew" }));
  const share = makeButton({}, say("share"), () => send({ is: "room", wish: "invite", isShown: false }));
  const about = audience
    ? [make("p", {}, audience.typed), make("p", { class: "code" }, audience.code)]
    : [make("p", { class: "empty" }, say("not-shared"))];
  const buttons = make("div", { class: "row" }, invite, audience ? renew : share);
  return [make("h3", {}, `${say("audience")}: ${say("listeners", { count: listeners })}`), ...about, buttons];
}

function phonesOf({ phone, remotes }: RoomMessage, { say, send }: PanelTools): HTMLElement[] {
  const items = remotes.map(({ id, isHere }, index) => {
    const revoke = makeSureButton(say, say("revoke"), () => send({ is: "room", wish: "revoke", remote: id }));
    return make("li", {}, `${say("phone", { number: index + 1 })}: ${say(isHere ? "here" : "away")}`, revoke);
  });
  const ask = makeButton({}, say("new-phone"), () => send({ is: "room", wish: "phone" }));
  const code = phone ? [make("p", {}, say("phone-about")), drawingOf(phone)] : [];
  return [make("h3", {}, say("phones")), make("ul", {}, ...items), ...code, make("div", { class: "row" }, ask)];
}

function posterOf(audience: Invitation, say: Say): HTMLElement[] {
  return [
    drawingOf(audience),
    make("p", {}, say("join-at", { address: audience.typed })),
    make("p", { class: "code" }, audience.code),
  ];
}

function drawingOf({ drawing, address }: Invitation): HTMLElement {
  const box = make("div", { class: "drawing", role: "img", "aria-label": address });
  const svg = new DOMParser().parseFromString(drawing, "image/svg+xml").documentElement;
  box.append(document.importNode(svg, true));
  return box;
}

/** `Q` shows how one joins, or takes that away. */
function listenForKey(press: () => void): void {
  window.addEventListener("keydown", (event) => {
    const target = event.composedPath()[0];
    const isTyping = target instanceof Element && target.closest("dialog, input, textarea, select, [contenteditable]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== "q") return;
    event.preventDefault();
    press();
  });
}
