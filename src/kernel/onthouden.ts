/**
 * Keeps the last few of what was worked out, by a key that says all it was worked out from: for what takes long and is asked again at each
 * page. What is given back is shared: nobody may change it.
 *
 * @param hoogstens how many are kept; who was not asked for longest goes first
 */
export const onthouden = <T>(hoogstens: number): ((sleutel: string, maak: () => T) => T) => {
  const bewaard = new Map<string, { waarde: T }>();
  return (sleutel, maak) => {
    const gevonden = bewaard.get(sleutel) ?? { waarde: maak() };
    // Last in the order of the map is who was asked for last.
    bewaard.delete(sleutel);
    bewaard.set(sleutel, gevonden);
    const [oudste] = bewaard.keys();
    if (bewaard.size > hoogstens && oudste !== undefined) bewaard.delete(oudste);
    return gevonden.waarde;
  };
};
