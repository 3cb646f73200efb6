/** A concept of a besluit as the pages take it: who prepares, who may sign and who may not, and the steps up to putting it before somebody. */
import { expect } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat } from './factories.ts';
import { type Answer, type Bezoeker, openHouse } from './house.ts';

const ANTWOORDEN = { wilBijdragen: 'ja', wilWerken: 'ja', ondersteuningNodig: 'ja', afstand: 'groot', zicht: 'later' };

/** The words of an answer, without marks. */
export const tekst = (a: Answer) => a.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
/** The number behind this part of the address that an answer leads to. */
export const nr = (a: Answer, wat: string) => new RegExp(`/${wat}/(\\d+)`).exec(a.location ?? '')?.[1] ?? '';

/** Keeps a form as a concept; gives its number. */
export const maakConcept = async (wie: Bezoeker, id: number, vorm: Record<string, string>) => {
  const uit = await wie.post(`/dossier/${id}/besluit/concept`, vorm);
  expect(uit.status).toBe(303);
  return nr(uit, 'concept');
};
export const legVoor = (wie: Bezoeker, id: number, c: string, aan: Bezoeker, versie: number) =>
  wie.post(`/dossier/${id}/besluit/concept/${c}/voorleggen`, { tekenaar: String(aan.gebruikerId), _versie: String(versie) });

export type ConceptHuis = Awaited<ReturnType<typeof maakConceptHuis>>;

/** A house of its own with a regeling that a test may change: Sanne, Murat and Ineke have a mandate, Lieke has none. */
export async function maakConceptHuis() {
  const h = await openHouse({ eigenBeleid: true });
  const sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  const murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın', functie: 'Activeringscoach' });
  const lieke = await h.bezoeker({ rol: 'consulent', naam: 'Lieke Brouwer', functie: 'wijkconsulent in opleiding' });
  const ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam', functie: 'teammanager-wmo' });
  for (const functie of ['teammanager-wmo', 'trajectregisseur', 'activeringscoach']) await maakMandaat(h, functie);
  const groen = await maakAanbieder(h, { naam: 'De Groene Ruimte' });
  await maakContract(h, groen);
  /** A resident of this consulent with a toets, and a form that can become a besluit. */
  const klaar = async (wie: Bezoeker, o: Parameters<typeof maakInwoner>[1] = {}) => {
    const { id } = await maakInwoner(h, { consulentId: wie.gebruikerId, trede: 3, perspectief: 5, ...o });
    const { location } = await wie.post(`/dossier/${id}/toets`, ANTWOORDEN);
    const toets = location?.split('/').at(-1) ?? '';
    const vorm: Record<string, string> = {
      toets,
      product: 'wm-werkplek-3',
      aanbieder: String(groen),
      ingang: '22-11-2026',
      einde: '',
      urenPerWeek: '12',
      doelen: 'Ik begin drie ochtenden op tijd',
      doelSoort: 'werknemersvaardigheden',
      metInwoner: 'ja',
      metAanbieder: 'ja',
      motivering: 'Je wilt graag meedoen en je kunt dit aan.',
    };
    return { id, toets, vorm };
  };
  const rij = async (tabel: string, id: string | number) =>
    (await h.owner.query(`select * from ${tabel} where id = $1`, [id])).rows[0];
  return { h, sanne, murat, lieke, ineke, groen, klaar, rij };
}
