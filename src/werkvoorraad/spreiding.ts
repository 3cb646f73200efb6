// Who gets whom when residents go to several consulenten at once. Pure.

/**
 * Shares residents so that in the end nobody has more than one more than another, as far as what each has besides allows. Who is already with
 * one of them stays there when there is room: a resident changes hands only when that helps.
 *
 * @param o.regels The residents with who has them now.
 * @param o.naar Who gets them, with how many residents each has now.
 * @returns who goes to whom; who stays is not in it.
 */
export const verdeelOver = (o: {
  regels: readonly { inwonerId: number; vanId: number }[];
  naar: readonly { id: number; aantal: number }[];
}): Map<number, number> => {
  const last = new Map(o.naar.map(({ id, aantal }) => [id, aantal - o.regels.filter(({ vanId }) => vanId === id).length]));
  const ruimte = new Map<number, number>();
  for (const _ of o.regels) {
    const minste = [...last].reduce((een, ander) => (ander[1] < een[1] ? ander : een), [0, Number.POSITIVE_INFINITY]);
    last.set(minste[0], minste[1] + 1);
    ruimte.set(minste[0], (ruimte.get(minste[0]) ?? 0) + 1);
  }
  const neem = (id: number): boolean => {
    const over = ruimte.get(id) ?? 0;
    if (over > 0) ruimte.set(id, over - 1);
    return over > 0;
  };
  const uit = new Map<number, number>();
  const weg = o.regels.filter(({ vanId }) => !neem(vanId));
  for (const { inwonerId } of weg) {
    const naar = [...ruimte].reduce((een, ander) => (ander[1] > een[1] ? ander : een), [0, 0])[0];
    neem(naar);
    uit.set(inwonerId, naar);
  }
  return uit;
};
