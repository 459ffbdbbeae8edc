const keyOf = ({ place, part, sentence }) => `${place} ${part} ${sentence}`;

/** Statements that are not among others. */
export function without(statements, others) {
  const known = new Set(others.map(keyOf));
  return statements.filter((statement) => !known.has(keyOf(statement)));
}

/**
 * Which audited statements still stand on their slide, word for word, with the facts that were read for them.
 * @param audited the statements of an audit, each with its facts as `{id, hash}`
 * @param statements those of the decks as they are
 * @param hash what `hashOf` says of a fact; undefined for one that is not there
 */
export function compare(audited, statements, hash) {
  const present = new Set(statements.map(keyOf));
  const judged = audited.map((statement) => {
    const other = (statement.facts ?? []).find(({ id, hash: read }) => hash(id) !== read);
    if (!present.has(keyOf(statement))) return { ...statement, why: "the sentence is another one" };
    return other ? { ...statement, why: `the fact ${other.id} is another one` } : statement;
  });
  return { standing: judged.filter(({ why }) => !why), changed: judged.filter(({ why }) => why) };
}
