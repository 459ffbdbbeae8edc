/** What a template may rely on of a value that it gets. Text, numbers and HTML may be empty. */
export type Shape = "text" | "number" | "yes/no" | "HTML" | "any" | ListShape | FieldsShape;

export interface ListShape {
  readonly each: Shape;
  /** Names by which single entries can be had; undefined: nobody knows which. */
  readonly names?: readonly string[] | undefined;
}

export interface FieldsShape {
  readonly fields: Readonly<Record<string, Shape>>;
  /** Whether there may be more, of any shape. */
  readonly isOpen: boolean;
}

export const many = (each: Shape): ListShape => ({ each, names: [] });
export const fields = (known: FieldsShape["fields"]): FieldsShape => ({ fields: known, isOpen: false });
/** Names that the engine does not know, besides those that it does. */
export const open = (known: FieldsShape["fields"] = {}): FieldsShape => ({ fields: known, isOpen: true });
