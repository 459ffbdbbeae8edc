/** Where marked content begins and ends, and what paints something that is kept apart; each is a line. ISO 32000-1, 14.6. */
const borders = /^(?:\/\S+ <<\/MCID (\d+) ?>>BDC|(EMC)|\/(\S+) Do)\n?/gm;

const paints = /(?:^|\s)(?:f\*?|F|S|s|B\*?|b\*?|Tj|TJ|sh|Do)$/m;
const says = /(?:Tj|TJ|Do)$/m;

/** A piece of content says something, in letters or as an image, or is only lines and areas. */
type PieceKind = "said" | "shape";

/** What has to be known of a page to mark its content. */
export interface Marking {
  /** The type of the element to which a piece belongs; undefined where the piece is decoration and nothing else. */
  roleOf(id: number, piece: PieceKind): string | undefined;
  /** Whether a form has marks of its own. */
  hasMarks(name: string): boolean;
}

/** Content of which each piece is a numbered part of an element or an artifact, and the numbers that it has. */
export interface Marked {
  readonly text: string;
  readonly ids: ReadonlySet<number>;
}

/**
 * Marks all that is painted: Chromium leaves running heads, borders and backgrounds without marks. Pieces do not
 * stand in each other afterwards.
 */
export function markContent(content: string, marking: Marking): Marked {
  const parts: string[] = [];
  const ids = new Set<number>();
  let gap = "";
  const endGap = () => {
    parts.push(paints.test(gap) ? `/Artifact BMC\n${gap}EMC\n` : gap);
    gap = "";
  };
  for (const piece of piecesOf(content, marking.hasMarks)) {
    const role =
      piece.id === undefined ? undefined : marking.roleOf(piece.id, says.test(piece.text) ? "said" : "shape");
    if (piece.isApart) {
      endGap();
      parts.push(piece.text);
    } else if (piece.id !== undefined && role !== undefined && !ids.has(piece.id)) {
      endGap();
      ids.add(piece.id);
      parts.push(`/${role} <</MCID ${piece.id}>>BDC\n${piece.text}EMC\n`);
    } else gap += piece.text;
  }
  endGap();
  return { text: parts.join(""), ids };
}

interface Piece {
  /** The number of its mark; undefined outside of all marks. */
  readonly id: number | undefined;
  readonly text: string;
  /** A form that has marks of its own. */
  readonly isApart?: boolean;
}

/** Cuts content where its marks change. Of a mark around others only what stands before these is its piece. */
function piecesOf(content: string, hasMarks: (name: string) => boolean): Piece[] {
  const pieces: Piece[] = [];
  let id: number | undefined;
  let from = 0;
  const cut = (at: number, next: number, following: number | undefined) => {
    if (at > from) pieces.push({ id, text: content.slice(from, at) });
    from = next;
    id = following;
  };
  borders.lastIndex = 0;
  for (let match = borders.exec(content); match; match = borders.exec(content)) {
    const next = borders.lastIndex;
    if (match[1] !== undefined) cut(match.index, next, Number(match[1]));
    else if (match[2] !== undefined) cut(match.index, next, undefined);
    else if (match[3] !== undefined && hasMarks(match[3])) {
      cut(match.index, next, undefined);
      pieces.push({ id: undefined, text: match[0], isApart: true });
    }
  }
  cut(content.length, content.length, undefined);
  return pieces;
}
