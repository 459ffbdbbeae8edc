import { setTimeout as wait } from "node:timers/promises";

/** Runs in the page from its first moment on: says when words are in view, and painted. */
function watchWords() {
  let wanted = "";
  const isInView = (element) => {
    const { width, height, top, left } = element.getBoundingClientRect();
    const isThere =
      width > 0 && height > 0 && top < innerHeight && left < innerWidth && top + height > 0 && left + width > 0;
    return isThere && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  };
  const look = () => {
    if (!wanted) return;
    const found = [...document.querySelectorAll("h1, h2, li")].some(
      (element) => element.textContent.includes(wanted) && isInView(element),
    );
    if (!found) return;
    const words = wanted;
    wanted = "";
    requestAnimationFrame(() => requestAnimationFrame(() => globalThis.painted(words)));
  };
  globalThis.waitForWords = (words) => {
    wanted = words;
    look();
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  // A page that is loaded again asks what it has to wait for.
  if (globalThis.wantedWords) void globalThis.wantedWords().then(globalThis.waitForWords);
}

/** A page in which words can be waited for. */
export async function openPage(browser) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  let words = "";
  let tell;
  await page.exposeFunction("wantedWords", () => words);
  await page.exposeFunction("painted", (seen) => {
    if (seen === words) tell?.();
  });
  await page.evaluateOnNewDocument(watchWords);
  return {
    page,
    /** Waits until words are in view and painted. */
    async seen(next, act) {
      words = next;
      const done = new Promise((resolve) => (tell = resolve));
      await page.evaluate((text) => globalThis.waitForWords(text), next);
      const started = performance.now();
      act();
      await Promise.race([done, wait(20_000).then(() => Promise.reject(new Error(`“${next}” was never shown`)))]);
      words = "";
      return performance.now() - started;
    },
  };
}

/** Goes on until the second slide of the deck's text is in view, as its reader would. */
export async function goToSecond(page) {
  for (let press = 0; press < 6; press++) {
    const isThere = await page.evaluate(() =>
      [...document.querySelectorAll("h1, h2")].some((heading) => {
        const { width, left } = heading.getBoundingClientRect();
        const isInView =
          width > 0 &&
          left >= 0 &&
          left < innerWidth &&
          heading.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
        return isInView && heading.textContent.trim().startsWith("2: ");
      }),
    );
    if (isThere) return;
    await page.keyboard.press("ArrowRight");
    await wait(700);
  }
  throw new Error("the second slide is not found");
}
