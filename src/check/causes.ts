import type { Cause, Remark } from "./rule.js";

/** Gathers what a rule says of one deck with causes that its slides share. */
export interface Causes {
  add(remark: Remark, cause: Cause): void;
  /** One remark for each cause, at the worst place, which says on how many slides it shows. */
  remarks(): Remark[];
}

interface Gathered {
  readonly worst: Remark;
  readonly badness: number;
  readonly slides: ReadonlySet<string>;
}

export function createCauses(): Causes {
  const causes = new Map<string, Gathered>();
  return {
    add(remark, { key, badness }) {
      const id = `${remark.view?.theme} ${key}`;
      const known = causes.get(id);
      const slides = new Set([...(known?.slides ?? []), remark.slide?.slide.id ?? ""]);
      causes.set(id, known && known.badness >= badness ? { ...known, slides } : { worst: remark, badness, slides });
    },
    remarks: () =>
      [...causes.values()].map(({ worst, slides }) => {
        const others = slides.size - 1;
        if (others === 0) return worst;
        const more = `; ${others === 1 ? "1 more slide has" : `${others} more slides have`} the same`;
        return { ...worst, message: worst.message + more, identity: worst.identity ?? worst.message };
      }),
  };
}
