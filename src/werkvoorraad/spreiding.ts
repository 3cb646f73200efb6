// Who gets whom when residents go to several consulenten at once. Pure.

/**
 * Gives each resident to the consulent who has fewest by then, so that in the end nobody has many more than another; the order of the
 * residents decides nothing else. Somebody's own resident goes to another of them; with no other, nowhere.
 *
 * @param o.regels The residents with who has them now.
 * @param o.naar Who gets them, with how many residents each has now.
 */
export const verdeelOver = (o: {
  regels: readonly { inwonerId: number; vanId: number }[];
  naar: readonly { id: number; aantal: number }[];
}): Map<number, number> => {
  const last = new Map(o.naar.map(({ id, aantal }) => [id, aantal]));
  const uit = new Map<number, number>();
  for (const { inwonerId, vanId } of o.regels) {
    let beste: number | undefined;
    for (const [id, aantal] of last) if (id !== vanId && (beste === undefined || aantal < (last.get(beste) ?? 0))) beste = id;
    if (beste === undefined) continue;
    last.set(beste, (last.get(beste) ?? 0) + 1);
    const oud = last.get(vanId);
    if (oud !== undefined) last.set(vanId, oud - 1);
    uit.set(inwonerId, beste);
  }
  return uit;
};
