/** A screen of the Window Management API, which not every browser has. */
interface ScreenPlace {
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
  /** Built into the machine. */
  readonly isInternal: boolean;
  readonly isPrimary: boolean;
}

/** Where the two windows of a talk belong. */
export interface Places {
  /** What the audience sees. */
  readonly stage: ScreenPlace;
  /** The speaker's own screen. */
  readonly desk: ScreenPlace;
}

type ScreenWindow = Window & { getScreenDetails?: () => Promise<{ readonly screens: readonly ScreenPlace[] }> };

/** Whether there is a second screen that the browser would tell us about. */
export const hasScreens = (): boolean =>
  (window.screen as Screen & { isExtended?: boolean }).isExtended === true &&
  (window as ScreenWindow).getScreenDetails !== undefined;

/** Asks for the screens; undefined when the viewer does not allow it. */
export async function findPlaces(): Promise<Places | undefined> {
  try {
    const { screens = [] } = (await (window as ScreenWindow).getScreenDetails?.()) ?? {};
    return placesIn(screens);
  } catch {
    return undefined;
  }
}

/** The stage is a screen that was plugged in; where none or all were, one that is not the main one. */
export function placesIn(screens: readonly ScreenPlace[]): Places | undefined {
  const stage =
    screens.find(({ isInternal, isPrimary }) => !(isInternal || isPrimary)) ??
    screens.find(({ isInternal }) => !isInternal) ??
    screens.find(({ isPrimary }) => !isPrimary);
  const others = screens.filter((screen) => screen !== stage);
  const desk = others.find(({ isInternal }) => isInternal) ?? others[0];
  return stage && desk ? { stage, desk } : undefined;
}

/** A place in the words of `window.open`. */
export const featuresAt = ({ availLeft, availTop, availWidth, availHeight }: ScreenPlace): string =>
  `popup,left=${availLeft},top=${availTop},width=${availWidth},height=${availHeight}`;
