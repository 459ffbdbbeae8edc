import type * as v from "valibot";
import type { Path } from "../../content/yaml-place.js";
import type { Drawing, DrawingMistake } from "../drawing/desk.js";
import type { Setting } from "../growth/setting.js";
import type { Shape } from "../values/shape.js";
import type { Room } from "./room.js";

/** The keys of a form, as a strict object: another key is an error that names the nearest one. */
export type FormSchema = v.StrictObjectSchema<v.ObjectEntries, undefined>;

/** A number of the registry. */
export interface Quantity {
  readonly number: number;
  readonly unit: string;
}

/** An attribute of the registry as it is written there, and of what. */
export interface Attribute {
  readonly value: unknown;
  readonly name: string;
  /** How its entry is called. */
  readonly entity: string;
}

/** What a form may use while it makes its picture. */
export interface FormTools {
  /** How the deck is set; undefined where only a browser can tell. */
  readonly setting: Setting | undefined;
  /** What it has of its slide, and its letters. */
  readonly room: Room;
  /** The number of an attribute such as `firecracker.boot_time`; undefined after reporting at the path why there is none. */
  quantity(reference: string, path: Path): Quantity | undefined;
  /** An attribute such as `docker.first_release`; undefined after reporting at the path why there is none. */
  attribute(reference: string, path: Path): Attribute | undefined;
  /** What a YAML or JSON file says; undefined after reporting at the path why it cannot be read. */
  data(reference: string, path: Path): unknown;
  /** What Graphviz has made of the form's graph; undefined where nobody has drawn it. */
  graph(text: string): Drawing | DrawingMistake | undefined;
  /** A number as the deck's language writes it. */
  number(value: number): string;
  /** One of the form's `words` in the deck's language. */
  word(key: string): string;
  /** Reports what no schema can tell, at the value or the key of this path. */
  refuse(path: Path, detail: string, hint: string): undefined;
}

/** A picture that is made from data: which data, and what a template gets for it. */
interface FormRules<S extends FormSchema> {
  readonly schema: S;
  /** The key that is meant where an author writes nothing but its list. */
  readonly list: string;
  /** What a template may rely on. */
  readonly shape: Shape;
  /** The keys whose texts name files. */
  readonly files?: readonly string[];
  /** The keys of the words of a deck's language that its picture shows. */
  readonly words?: readonly string[];
  /** A key of its data with which it needs no graph. */
  readonly placedBy?: string;
  /** The graph for Graphviz by which it is placed, if there is one for these data. */
  graph?(data: v.InferOutput<S>): string | undefined;
  /** What its template gets: places and lengths, and the words as they are. Undefined where nothing can be shown. */
  view(data: v.InferOutput<S>, tools: FormTools): unknown;
}

/** A form as the value kinds use it, whatever its data are. */
export interface Form {
  readonly schema: FormSchema;
  readonly list: string;
  readonly shape: Shape;
  readonly files?: readonly string[];
  readonly words?: readonly string[];
  readonly placedBy?: string;
  graph?(data: unknown): string | undefined;
  view(data: unknown, tools: FormTools): unknown;
}

/** Makes a form of its rules; its data have been checked against its schema before they are shown. */
export const makeForm = <S extends FormSchema>({ view, graph, ...rest }: FormRules<S>): Form => ({
  ...rest,
  ...(graph && { graph: (data) => graph(data as v.InferOutput<S>) }),
  view: (data, tools) => view(data as v.InferOutput<S>, tools),
});
