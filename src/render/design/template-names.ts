/** What layouts and components are told about the slide and the deck. */
export const told = {
  slide: ["id", "number", "total", "titleText", "minutes", "kicker", "sources", "part", "entries"],
  deck: ["name", "title", "subtitle", "speaker", "event", "dateText", "lang", "minutes", "brand", "options"],
} as const;

/** What a layout is told besides about the slide that it frames. */
const ofContent = ["heading", "title", "image", "body", "slots", "attributes"];

/** What templates of a folder may ask of the slide and the deck, whether it is there on a slide or not. */
const known: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  layouts: { ...told, slide: [...told.slide, ...ofContent] },
  components: told,
};

/** A name that a template asks for and never gets, and those that there are. */
export interface WrongName {
  readonly name: string;
  readonly known: readonly string[];
}

/** What is wrong with a path such as `slide.number` in a template; undefined where nothing can be said of it. */
export function wrongName(template: string, parts: readonly string[]): WrongName | undefined {
  const [owner = "", name] = parts;
  const names = known[template.split("/")[0] ?? ""]?.[owner];
  if (!names || name === undefined || names.includes(name)) return undefined;
  return { name: `${owner}.${name}`, known: names.map((each) => `${owner}.${each}`) };
}
