import { request } from "node:http";
import { createServer } from "node:net";
import type { Page } from "puppeteer-core";
import type { JoinAddresses } from "../../src/cli/dev-room.js";
import { startQuarterdeck } from "./project.js";

/** `quarterdeck dev` as a process of its own. */
export interface DevServer {
  /** Where it is reached, with a slash at the end. */
  readonly address: string;
  /** The addresses with which people join, where others reach it. */
  readonly join: JoinAddresses | undefined;
  /** All that it has written for people. */
  said(): string;
  /** Waits until it has written this. */
  says(text: string): Promise<void>;
  /** Ends it as Ctrl-C does; returns its exit status. */
  stop(): Promise<number | null>;
}

/** Starts `quarterdeck dev` in a folder and waits until it answers; what it writes instead is the error. */
export async function startDev(
  folder: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<DevServer> {
  const child = startQuarterdeck(folder, ["dev", "--json", ...args], environment);
  let said = "";
  let out = "";
  const heard = new Set<() => void>();
  child.stderr.on("data", (chunk) => {
    said += chunk;
    for (const listener of heard) listener();
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  type Begun = Pick<DevServer, "address" | "join">;
  const begun = await new Promise<Begun>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      out += chunk;
      const end = out.indexOf("\n");
      if (end === -1) return;
      const { addresses, join, problems } = JSON.parse(out.slice(0, end));
      if (addresses) resolve({ address: addresses[0], join });
      else reject(new Error(JSON.stringify(problems)));
    });
    void ended.then((status) => reject(new Error(`ended with ${status}: ${said}`)));
  });
  return {
    ...begun,
    said: () => said,
    says: (text) =>
      new Promise((resolve) => {
        const listen = () => {
          if (!said.includes(text)) return;
          heard.delete(listen);
          resolve();
        };
        heard.add(listen);
        listen();
      }),
    stop() {
      child.kill("SIGINT");
      return ended;
    },
  };
}

/** Opens a served deck and waits until it can be used; `mark` then tells whether the page is still the same. */
export async function openDeck(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector("html[data-ready=true]");
  await page.evaluate(() => void Object.assign(window, { mark: true }));
}

/** Whether the page was not loaded again since it was opened. */
export const isSamePage = (page: Page): Promise<boolean> => page.evaluate(() => "mark" in window);

/** Waits until a text stands in the slide in view. */
export const showsText = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => window.Reveal.getCurrentSlide()?.textContent?.includes(wanted),
    { polling: 20 },
    text,
  );

/** Where a page is: the slide's id and how many steps are shown. */
export const placeIn = (page: Page): Promise<readonly [slide: string, steps: number]> =>
  page.evaluate(() => {
    const slide = window.Reveal.getCurrentSlide();
    return [slide?.id ?? "", slide?.querySelectorAll(".fragment.visible").length ?? 0] as const;
  });

/** What the panel of problems shows; "" while it shows nothing. */
export const problemsIn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const panel = document.querySelector("quarterdeck-problems")?.shadowRoot?.querySelector("section");
    return panel && !panel.hidden ? panel.textContent : "";
  });

/** A port that nobody else is given soon: servers that begin to look at 3030 do not come here. */
export const freePort = () =>
  new Promise<string>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(String(typeof address === "object" ? address?.port : "")));
    });
  });

/** Asks a server of this machine, with these headers; the status and the text of its answer. */
export const askServer = (port: number, headers: Readonly<Record<string, string>>, path = "/talk/") =>
  new Promise<readonly [status: number, text: string]>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve([response.statusCode ?? 0, text]));
    })
      .on("upgrade", (response, socket) => {
        socket.destroy();
        resolve([response.statusCode ?? 0, ""]);
      })
      .on("error", reject)
      .end();
  });
