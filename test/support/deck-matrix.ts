/** A deck of the same section in a theme and a size. */
interface MatrixDeck {
  readonly theme: string;
  /** What its size is called in the deck's name. */
  readonly shape: string;
  readonly size: string;
}

/** The sizes in which slides are looked at, by the names of their shapes. */
export const sizes = { wide: "16:9", narrow: "4:3" };

/** A deck for each theme in each size. */
export const matrixOf = (themes: readonly string[]): MatrixDeck[] =>
  themes.flatMap((theme) => Object.entries(sizes).map(([shape, size]) => ({ theme, shape, size })));

/** The files of a project that shows a section in each of these decks; a deck is called THEME-SHAPE. */
export const matrixFiles = (section: string, decks: readonly MatrixDeck[]): Record<string, string> => ({
  "slides/all.md": section,
  ...Object.fromEntries(
    decks.map(({ theme, shape, size }) => [
      `slides/decks/${theme}-${shape}.deck.yaml`,
      `title: Matrix\ntheme: ${theme}\nsize: "${size}"\nsections: [all.md]\n`,
    ]),
  ),
});
