import { isKey, seal } from "../seal/seal.js";
import type { RoomWords } from "../serve/protocol.js";
import { type JoinAnswer, type JoinRequest, joinAddress, joinPurpose } from "../serve/room/protocol.js";
import { fillMessage } from "../words/message.js";
import { rememberKey } from "./keys.js";

/** Exchanges the code in the page's address, or one that is typed, for a role; then the page of that role is opened. */
function join(): void {
  const { language, messages } = JSON.parse(
    document.querySelector("#quarterdeck-join")?.textContent ?? "",
  ) as RoomWords;
  const said = document.querySelector<HTMLElement>("#said");
  const say = (key: string) => {
    if (said) said.textContent = fillMessage(messages[key] ?? key, language, {});
  };
  const button = document.querySelector("button");
  const send = async (request: JoinRequest, key: string) => {
    if (button) button.disabled = true;
    const answer = await fetch(joinAddress, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    }).catch(() => undefined);
    if (answer?.ok) {
      const { address } = (await answer.json()) as JoinAnswer;
      if (key !== "") rememberKey(address, key);
      location.replace(address);
      return;
    }
    if (button) button.disabled = false;
    const field = document.querySelector<HTMLInputElement>("#code");
    field?.setAttribute("aria-invalid", String(answer?.status === 403));
    // The next try takes the place of this one.
    field?.select();
    say(answer === undefined ? "away" : answer.status === 429 ? "wait" : "wrong");
  };
  const [as, code = ""] = location.hash.slice(1).split("=", 2);
  // Codes that work once must not stay where others find them; the key must not, either.
  if (as !== "") history.replaceState(null, "", location.pathname);
  const [id = "", key = ""] = code.split(".", 2);
  if (as === "a") void send({ as: "audience", code }, "");
  else if (as === "s") void send({ as: "speaker", code }, "");
  else if (as === "r" && isKey(key)) void send({ as: "remote", id, proof: seal(key, joinPurpose(id), "") }, key);
  else if (as !== "") say("wrong");
  document.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = document.querySelector<HTMLInputElement>("#code");
    if (field) void send({ as: "audience", code: field.value }, "");
  });
}

join();
