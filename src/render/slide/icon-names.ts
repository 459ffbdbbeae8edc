/** Classes that say in which style an icon is drawn, and the folder of the package that has it. Others are sold apart. */
const styles: ReadonlyMap<string, string> = new Map([
  ["fas", "solid"],
  ["fa-solid", "solid"],
  ["far", "regular"],
  ["fa-regular", "regular"],
  ["fab", "brands"],
  ["fa-brands", "brands"],
]);

/** Classes that make an element an icon, beside those. */
const icons = new Set("fa fal fat fad fass fasr fasl fa-light fa-thin fa-duotone fa-sharp fa-classic".split(" "));

/** Classes that say how an icon looks, and not which one it is. */
const looks = new Set(
  "2xs xs sm lg xl 2xl fw ul li border inverse pull-left pull-right layers layers-text layers-counter stack stack-1x stack-2x \
spin pulse spin-pulse spin-reverse beat fade bounce flip shake beat-fade rotate-90 rotate-180 rotate-270 rotate-by flip-horizontal \
flip-vertical flip-both swap-opacity sr-only sr-only-focusable fixed-width width-auto"
    .split(" ")
    .map((name) => `fa-${name}`),
);

/** An icon as an author asks for it. */
export interface WantedIcon {
  /** Without `fa-`. */
  readonly name: string;
  /** Folders of the package in which it may be, in the order in which they are tried. */
  readonly folders: readonly string[];
}

/** Folders of the package, one for each style. */
const folders = ["solid", "brands", "regular"] as const;

/** The icon that the classes of an element name; undefined for none. */
export function wantedIcon(classes: readonly string[]): WantedIcon | undefined {
  const isIcon = classes.some((name) => styles.has(name) || icons.has(name));
  const name = classes.find(
    (each) =>
      /^fa-[a-z\d][a-z\d-]*$/.test(each) && !styles.has(each) && !icons.has(each) && !looks.has(each) && !isSize(each),
  );
  if (!isIcon || name === undefined) return undefined;
  const asked = classes.flatMap((each) => styles.get(each) ?? []);
  // Names of the fourth version said so when they were drawn in outlines.
  const outlined = name.endsWith("-o") ? ["regular"] : [];
  return { name: name.slice(3), folders: [...new Set([...asked, ...outlined, ...folders])] };
}

const isSize = (name: string) => /^fa-(?:10|[1-9])x$/.test(name);

/** How other icon fonts name their icons. */
const otherFonts = /^(?:bi|bx[sl]?|devicon|glyphicon|icon|ion|la|mdi|ph|ri|ti|typcn|uil)-[a-z\d][a-z\d-]*$/;

/** Fonts that take the text of an element for the name of an icon. */
const namedByText = /^material-(?:icons|symbols)(?:-[a-z]+)?$/;

/** An icon of a font that no deck has: what it is called, and the class by which a style sheet may know it. */
interface OtherIcon {
  readonly name: string;
  readonly styledBy: string;
}

/** The icon of another font that an element asks for; only one of them has text. Undefined for none. */
export function otherIcon(classes: readonly string[], attributes: IconAttributes, text: string): OtherIcon | undefined {
  const font = classes.find((name) => namedByText.test(name));
  if (font !== undefined) return /^\w+$/.test(text) ? { name: text, styledBy: font } : undefined;
  const [key] = (["data-feather", "data-lucide"] as const).filter((each) => attributes[each]);
  const name = classes.find((each) => otherFonts.test(each)) ?? (key && attributes[key]);
  return text === "" && name ? { name, styledBy: name } : undefined;
}

type IconAttributes = Readonly<Record<string, string | undefined>>;

/** Names of the same icon in other versions, by name. */
export type IconAliases = ReadonlyMap<string, readonly string[]>;

/** Reads from style sheets of the package which names stand for the same character of its font. */
export function readAliases(sheets: readonly string[]): IconAliases {
  const byCharacter = new Map<string, string[]>();
  for (const rule of sheets.flatMap((sheet) => sheet.split("}"))) {
    const character = /"\\([\da-f]{2,6})"/.exec(rule)?.[1];
    if (character === undefined) continue;
    const names = byCharacter.get(character) ?? [];
    byCharacter.set(character, names);
    for (const [, name = ""] of rule.matchAll(/\.fa-([a-z\d-]+)/g)) names.push(name);
  }
  return new Map([...byCharacter.values()].flatMap((names) => names.map((name) => [name, names] as const)));
}
