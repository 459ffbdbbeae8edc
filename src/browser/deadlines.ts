/** What a page of the browser is there for. */
export type PageWork = "print" | "live" | "pictures" | "measure" | "draw";

/**
 * How long everything that the browser does may take, in milliseconds. Only what hangs gets there, on a slow machine, too;
 * docs/safety.md lists them.
 */
export interface Deadlines extends Readonly<Record<PageWork, number>> {
  /** From the start of the program to its first answers. */
  readonly start: number;
  /** A new page, before anything is loaded in it. */
  readonly open: number;
  /** A picture of what a page shows. */
  readonly paint: number;
  /** A page or the browser ends when it is told so; afterwards its processes are ended. */
  readonly end: number;
  /** No limit: so long tabs wait for work before they give back the memory of what they have shown. */
  readonly idle: number;
}

const second = 1000;

export const standardDeadlines: Deadlines = {
  start: 30 * second,
  open: 30 * second,
  paint: 30 * second,
  end: 10 * second,
  idle: 5 * second,
  print: 300 * second,
  live: 60 * second,
  pictures: 600 * second,
  measure: 600 * second,
  draw: 600 * second,
};
