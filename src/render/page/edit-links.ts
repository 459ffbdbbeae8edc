import type { Slide } from "../../model/deck.js";
import { inLayer } from "../design/layers.js";
import type { Templates } from "../design/templates.js";
import { element, Text } from "../html/dom.js";
import type { RenderedDeck, SlideTree } from "../rendered.js";

/** Where a slide is edited, and when that was done last. */
export interface SlideEdit {
  readonly address: string;
  /** “none” for a slide that is not committed as it is; undefined where nothing is known of commits. */
  readonly change: { readonly commit: string; readonly day: string } | "none" | undefined;
}

/** The links of a deck's slides. */
type SlideEdits = ReadonlyMap<Slide, SlideEdit>;

/** A deck whose slides say in attributes where they are edited, for the script of its page. */
export const withEditData = (rendered: RenderedDeck, edits: SlideEdits): RenderedDeck =>
  mapTrees(rendered, edits, (tree, edit) => ({ ...tree, attributes: { ...tree.attributes, ...editData(edit) } }));

function editData({ address, change }: SlideEdit): Record<string, string> {
  if (change === undefined) return { "data-edit": address };
  if (change === "none") return { "data-edit": address, "data-commit": "" };
  return { "data-edit": address, "data-commit": change.commit, "data-changed": change.day };
}

/** A deck that shows on each slide a link to its source, at the foot of the page. */
export function withEditLinks(rendered: RenderedDeck, edits: SlideEdits, templates: Templates): RenderedDeck {
  if (edits.size === 0) return rendered;
  const { words } = rendered;
  const linked = mapTrees(rendered, edits, (tree, { address, change }) => {
    const known =
      change === "none" ? [words.say("player.edit.not-committed")] : change ? [change.commit, change.day] : [];
    const text = [words.say("player.edit.slide"), ...known].filter(Boolean).join(" · ");
    const link = element("a", { class: "edit-link", href: address }, [new Text(text)]);
    return { ...tree, frame: [...tree.frame, link] };
  });
  return { ...linked, styles: [...linked.styles, inLayer("top", templates.sheet("edit-link"))] };
}

function mapTrees(
  rendered: RenderedDeck,
  edits: SlideEdits,
  change: (tree: SlideTree, edit: SlideEdit) => SlideTree,
): RenderedDeck {
  if (edits.size === 0) return rendered;
  const columns = rendered.columns.map((column) =>
    column.map((slide) => {
      const edit = edits.get(slide.slide);
      return edit ? { ...slide, tree: change(slide.tree, edit) } : slide;
    }),
  );
  return { ...rendered, columns };
}
