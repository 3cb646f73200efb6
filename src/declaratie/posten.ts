import type { Maand } from '../kernel/maand.ts';
import type { BestaandeRegel } from './te-declareren.ts';

/** What is judged at once: the lines of one toewijzing in one month. Credits stand ahead of debits. */
export type Post = {
  /** For names of fields: `6001-2026-10`. */
  sleutel: string;
  toewijzing: string;
  toewijzingId: number;
  prestatiemaand: Maand;
  regels: BestaandeRegel[];
  /** Takes back what was approved before. */
  correctie: boolean;
  /** Eurocent; of a correction the difference. */
  bedrag: number;
};

export function postenVan(regels: readonly BestaandeRegel[]): Post[] {
  const groepen = Map.groupBy(regels, (regel) => `${regel.toewijzing}-${regel.prestatiemaand}`);
  return [...groepen].flatMap(([sleutel, groep]): Post[] => {
    const eerste = groep[0];
    if (!eerste) return [];
    return [
      {
        sleutel,
        toewijzing: eerste.toewijzing,
        toewijzingId: eerste.toewijzingId,
        prestatiemaand: eerste.prestatiemaand,
        regels: [...groep].sort((a, b) => Number(a.soort === 'debet') - Number(b.soort === 'debet') || a.id - b.id),
        correctie: groep.some((regel) => regel.soort === 'credit'),
        bedrag: groep.reduce((som, regel) => som + regel.bedrag, 0),
      },
    ];
  });
}
