import type { WaitingSettings } from "../serve/protocol.js";
import { createJump } from "./jump.js";
import { createProblemPanel } from "./problems.js";
import { connect } from "./socket.js";

/** Says what keeps a deck from being made, until it can be: then the page becomes the deck. */
function wait(): void {
  const { deck, problems } = JSON.parse(
    document.querySelector("#quarterdeck-waiting")?.textContent ?? "",
  ) as WaitingSettings;
  const panel = createProblemPanel({ beneath: "nothing", open: createJump(deck).open });
  panel.show(problems);
  const connection = connect({
    opened() {
      panel.showServer("there");
      connection.send({ is: "hello", deck, shown: null });
    },
    closed: () => panel.showServer("away"),
    received(message) {
      if (message.is === "deck") location.reload();
      else if (message.is === "problems") panel.show(message.problems);
    },
  });
}

wait();
