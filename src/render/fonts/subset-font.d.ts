declare module "subset-font" {
  interface Options {
    readonly targetFormat: "woff2";
    /** The value at which an axis of a variable font is fixed. */
    readonly variationAxes?: Readonly<Record<string, number>>;
  }
  /** A font with these characters and whatever they can become, with all its features. */
  export default function subsetFont(font: Buffer, characters: string, options: Options): Promise<Buffer>;
}
