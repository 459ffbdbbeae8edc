/** What the compiler tells the player about the deck. */
export interface PlayerSettings {
  /** The deck's name, as its files are called. */
  readonly name: string;
  readonly title: string;
  readonly lang: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The talk's slot; null when none is planned. */
  readonly minutes: number | null;
  /** Options for reveal.js from the deck's front matter. */
  readonly reveal: Readonly<Record<string, unknown>>;
  /** Terminal recordings in version 2 of asciinema's format, by the name that slides use. */
  readonly recordings: Readonly<Record<string, string>>;
}

/** @throws SyntaxError when the page was not made by Quarterdeck */
export function readSettings(): PlayerSettings {
  return JSON.parse(document.querySelector("script#quarterdeck-config")?.textContent ?? "") as PlayerSettings;
}

/** The settings as they are now, for as long as the page is open: a deck that is served gets others. */
export function watchSettings(): PlayerSettings {
  const settings = readSettings();
  document.addEventListener("quarterdeck-patched", () => void Object.assign(settings, readSettings()));
  return settings;
}

/** A slide as the player sees it. A deck that is served changes, so nobody keeps slides for long. */
export interface SlideView {
  readonly id: string;
  readonly section: HTMLElement;
  readonly number: number;
  readonly title: string;
  readonly part: string;
  /** Planned minutes; 0 when none are given. */
  readonly minutes: number;
  readonly notes: HTMLElement | null;
}

/** The slides in reading order: columns from left to right, each from top to bottom. */
export function readSlides(): readonly SlideView[] {
  // The first slides in the page are the deck's; others are copies of them.
  const sections = [...(document.querySelector(".reveal > .slides")?.querySelectorAll("section") ?? [])];
  return sections
    .filter((section) => !section.querySelector(":scope > section"))
    .map((section, index) => ({
      id: section.id,
      section,
      number: index + 1,
      title: section.dataset["title"] ?? "",
      part: section.dataset["part"] ?? "",
      minutes: Number(section.dataset["minutes"] ?? 0),
      notes: section.querySelector<HTMLElement>(":scope > aside.notes"),
    }));
}
