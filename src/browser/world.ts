import type { Protocol } from "puppeteer-core";
import type { Tab } from "./tabs.js";

/** A world of scripts of our own in a page: it shares the document, and nothing else, with the scripts of the page. */
export interface World {
  /** Runs a script for what it leaves in this world. */
  run(script: string): Promise<void>;
  /** Calls a function there; it must not refer to anything around it. */
  call<Given extends readonly unknown[], Result>(
    made: (...given: Given) => Result,
    ...given: Given
  ): Promise<Awaited<Result>>;
}

/** A tab, and the world of the probe in what it shows. */
export interface Probed {
  readonly tab: Tab;
  readonly world: World;
}

/** Opens a world in what the tab shows now; it is gone with that page. */
export async function openWorld({ client }: Tab): Promise<World> {
  const { frameTree } = await client.send("Page.getFrameTree");
  const place = { frameId: frameTree.frame.id, worldName: "quarterdeck" };
  const { executionContextId } = await client.send("Page.createIsolatedWorld", place);
  return {
    async run(script) {
      // What a script gives back is of no interest, and may not be portable.
      resultOf(await client.send("Runtime.evaluate", { expression: `${script}\n;0`, contextId: executionContextId }));
    },
    async call(made, ...given) {
      const answer = await client.send("Runtime.callFunctionOn", {
        functionDeclaration: String(made),
        arguments: given.map((value) => ({ value })),
        executionContextId,
        awaitPromise: true,
        returnByValue: true,
      });
      return resultOf(answer);
    },
  };
}

/** What an evaluation gave back; its type is known from what was called. */
function resultOf({ result, exceptionDetails }: Protocol.Runtime.EvaluateResponse) {
  if (!exceptionDetails) return result.value;
  throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
}

/** How often it is asked whether fonts have come, in milliseconds between two times. */
const fontsPause = 5;

/**
 * Waits until the fonts of a page are there, of text that is not laid out on the screen, too. It asks, because pages
 * without scripts have no promises.
 */
export async function waitForFonts(tab: Tab): Promise<void> {
  const world = await openWorld(tab);
  const areThere = () => {
    // What needs a font is found out when the page is laid out.
    document.documentElement.getBoundingClientRect();
    return [...document.fonts].every(({ status }) => status !== "loading");
  };
  while (!(await world.call(areThere))) await pause();
}

/** The same for a page of which the screen shows nothing: all fonts that it declares. */
export async function loadFonts(tab: Tab): Promise<void> {
  const world = await openWorld(tab);
  const areThere = () => {
    for (const face of document.fonts) if (face.status === "unloaded") void face.load();
    return [...document.fonts].every(({ status }) => status !== "loading");
  };
  while (!(await world.call(areThere))) await pause();
}

const pause = () => new Promise((resolve) => setTimeout(resolve, fontsPause));
