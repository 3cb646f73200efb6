/** Every form of the product, as it stands on its page, bent in every way. */
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/web/form-data.ts';
import { SIZES } from '../../src/web/sizes.ts';
import { type Aanval, naamVanDoelwit, varianten } from './context.ts';
import { type Formulier, leesFormulieren, wisseltSessie } from './html.ts';
import { alsFormulier, bericht, ingevuld, type Paar } from './invullen.ts';
import { gebreken } from './oordeel.ts';
import { type Antwoord, bereikVan, buitenBereik, stuur, zonderAfgeleid } from './slagveld.ts';
import type { Doelwit } from './verkenner.ts';
import { beurt, lang } from './verslag.ts';
import { type Geval, gevallen, vervormd } from './vervormen.ts';
import { zoekFout } from './zoek.ts';

/**
 * Cases for each form; in the long form one of which there are more, by role or button, gets its share and no fewer than the second number; in
 * the short one it waits for its turn.
 */
const [PER_FORMULIER, TEN_MINSTE] = lang ? [300, 60] : [2, 0];
const TIJD = lang ? 7_200_000 : 180_000;

/** What is not shown again once it was sent, and why. */
const NIET_TERUG: Record<string, string> = {
  '/bekend bsn': 'a BSN stands on no page',
  '/dossier/:n/besluit/controle einde': 'moves along with the beginning and the term that were chosen, as the page says',
};

/** What was typed comes back as it was typed, so that nobody types it again. Lists and boxes have no place for what is not in them. */
const verloren = (formulier: Formulier, gestuurd: readonly Paar[], antwoord: Antwoord): string[] => {
  const terug = leesFormulieren(antwoord.text).find((een) => een.actie.split('?')[0] === formulier.actie.split('?')[0]);
  if (!terug) return [];
  return formulier.velden.flatMap((veld) => {
    if ((veld.soort !== 'tekst' && veld.soort !== 'tekstvak') || veld.naam.startsWith('_')) return [];
    if (NIET_TERUG[`${formulier.actie.replace(/\d+/g, ':n')} ${veld.naam}`] !== undefined) return [];
    const paar = gestuurd.find((een) => een.naam === veld.naam);
    if (!paar || paar.ruw) return [];
    const nu = terug.velden.find((een) => een.naam === veld.naam);
    if (!nu || (nu.soort !== 'tekst' && nu.soort !== 'tekstvak')) return [];
    const hoort = clean(paar.waarde.toWellFormed());
    const staat = nu.waarden[0] ?? '';
    return staat === hoort
      ? []
      : [`${veld.naam}: getypt ${JSON.stringify(hoort.slice(0, 60))}, terug ${JSON.stringify(staat.slice(0, 60))}`];
  });
};

/** What is in a file may be longer than a field; the end of a line is two characters in a form with files. */
const isTeGroot = (formulier: Formulier, paren: readonly Paar[], multipart: boolean): boolean => {
  const bestanden = new Set(formulier.multipart ? formulier.velden.filter((v) => v.soort === 'bestand').map((v) => v.naam) : []);
  const velden = paren.filter(({ naam }) => !bestanden.has(naam));
  const lengte = (tekst: string): number => (multipart ? tekst.replace(/\r\n|\r|\n/g, '\r\n') : tekst).length;
  return (
    alsFormulier(velden).length > SIZES.form ||
    velden.some(({ naam, waarde }) => lengte(naam) > SIZES.field || lengte(waarde) > SIZES.field)
  );
};

/** A page without a login takes no more than its short answers need (src/toets/publiek): what is long is refused for that, or not. */
export const magTeGroot = ({ route }: Doelwit, paren: readonly Paar[]): number[] =>
  route === 'POST /welke-ondersteuning-past' && alsFormulier(paren).length > 5000 ? [413] : [];

/** How each form was answered: one that was never accepted was not tried behind its first check. */
type Standen = Map<string, Map<number, number>>;

/** Sends the form and says what is wrong with what came of it. */
const stuurFormulier = async (
  a: Aanval,
  een: Doelwit,
  paren: readonly Paar[],
  o: { multipart: boolean; standen?: Standen },
): Promise<string[]> => {
  const { formulier, wie, rol } = een;
  const { world } = a.slagveld;
  const alles = [...(wie ? [{ naam: '_sleutel', waarde: wie.sleutel() }] : []), ...paren];
  const antwoord = await stuur(world, {
    methode: 'POST',
    pad: formulier.actie,
    wie,
    ...bericht(formulier, alles, o.multipart),
  });
  a.traagste.meet(antwoord.duur, () => `${naamVanDoelwit(een)} ${antwoord.status}`);
  const per = o.standen?.get(naamVanDoelwit(een)) ?? new Map<number, number>();
  o.standen?.set(naamVanDoelwit(een), per.set(antwoord.status, (per.get(antwoord.status) ?? 0) + 1));
  const fouten = gebreken(antwoord, {
    status: isTeGroot(formulier, alles, o.multipart) ? [413] : [200, 303, 404, 409, 422, ...magTeGroot(een, alles)],
    getypt: paren.map((paar) => paar.waarde),
    links: paren.filter((paar) => /^bronPlaats$/.test(paar.naam)).map((paar) => clean(paar.waarde)),
  });
  const sporen = await a.slagveld.sporen();
  const gedaan = zonderAfgeleid(sporen);
  if (antwoord.status !== 303 && gedaan.length > 0) {
    const wat = gedaan.map((spoor) => `${spoor.wat} ${spoor.tabel}`).join(', ');
    fouten.push(`niet aangenomen (${antwoord.status}) en toch veranderd: ${wat}`);
  }
  fouten.push(
    ...buitenBereik(bereikVan(rol, world.kant.eigen), sporen).map((spoor) => `raakt wat niet van deze persoon is: ${spoor}`),
  );
  // Columns that no form sets: who, where, and what the product itself decides.
  for (const { tabel, nieuw } of sporen)
    for (const [kolom, waarde] of Object.entries(nieuw ?? {}))
      if (String(waarde) === '987654321' || waarde === 'ingeschoten') {
        const eigen = paren.some((paar) => paar.waarde === waarde && formulier.velden.some((veld) => veld.naam === paar.naam));
        if (!eigen) fouten.push(`een veld dat er niet was staat in ${tabel}.${kolom}`);
      }
  if (antwoord.status === 422 && !o.multipart)
    fouten.push(...verloren(formulier, paren, antwoord).map((wat) => `wat getypt is, is weg: ${wat}`));
  if (sporen.length > 0) await a.slagveld.herstel();
  return fouten;
};

/** Numbers that go along unseen, as somebody changes them who opens the tools of the browser. */
const GETALLEN = [
  '',
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x1',
  'NaN',
  '2147483647',
  '2147483648',
  '9007199254740993',
  '1'.repeat(400),
  "1'",
];

export const formulieren = (aanval: () => Aanval): void => {
  describe('elk formulier', () => {
    test('staat op een pagina: geen route die schrijft is buiten bereik van de aanval', () => {
      const { kaart } = aanval();
      expect(kaart.zonderFormulier, 'zet in standen.ts een moment waarop dit formulier er staat').toEqual([]);
      expect(kaart.doelwitten.length).toBeGreaterThan(50);
    });

    test('de pagina’s en links waarlangs het staat zijn heel', () => {
      const { kaart, bevindingen } = aanval();
      const mis = kaart.paginas.flatMap(({ rol, pad, gebreken: alle }) => alle.map((gebrek) => `${rol} GET ${pad}: ${gebrek}`));
      bevindingen.push(...mis);
      expect(mis).toEqual([]);
    });

    test(
      'krijgt een antwoord dat past, wat er ook in staat, en verandert niets als het geweigerd wordt',
      async () => {
        const a = aanval();
        const teksten = a.payloads.map((een) => een.tekst);
        const standen: Standen = new Map();
        const mis: string[] = [];
        const anders = (een: Doelwit, geval: Geval): Paar[] => {
          const goed = ingevuld(een.formulier, een.knop, een.keuze);
          return vervormd(een, geval).filter((paar) => !goed.some((g) => g.naam === paar.naam && g.waarde === paar.waarde));
        };
        const variant = varianten(a.kaart.doelwitten, (een) => een.formulier.velden.map((veld) => veld.naam));
        for (const een of a.kaart.doelwitten) {
          const { van, nu } = variant(een);
          if (wisseltSessie(een.formulier) || !nu) continue;
          const aantal = lang ? Math.max(TEN_MINSTE, Math.ceil(PER_FORMULIER / van)) : PER_FORMULIER;
          const fout = await zoekFout(
            naamVanDoelwit(een),
            gevallen(een.formulier, { payloads: teksten, ids: a.ids }),
            aantal,
            (geval) => {
              const multipart = geval.hoe === 'multipart' || een.formulier.multipart;
              return stuurFormulier(a, een, vervormd(een, geval), { multipart, standen });
            },
            (geval) => ({ anders: anders(een, geval), hoe: geval.hoe }),
          );
          if (fout) mis.push(fout);
        }
        const nooit = [...standen].filter(([, per]) => !per.has(303) && !per.has(200)).map(([naam]) => naam);
        Object.assign(a.cijfers, {
          formulieren: a.kaart.doelwitten.length,
          velden: a.kaart.doelwitten.reduce((som, d) => som + new Set(d.formulier.velden.map((veld) => veld.naam)).size, 0),
          'formulieren die nooit werden aangenomen': nooit.length,
        });
        a.bevindingen.push(...mis);
        a.opmerkingen.push(...nooit.map((naam) => `nooit aangenomen: ${naam}`));
        expect(mis).toEqual([]);
        expect(({} as Record<string, unknown>).beheer).toBeUndefined();
      },
      TIJD,
    );

    test(
      'gaat niet stuk op een verborgen getal dat is veranderd',
      async () => {
        const a = aanval();
        const mis: string[] = [];
        const variant = varianten(a.kaart.doelwitten, (een) => een.formulier.velden.map((veld) => veld.naam));
        for (const [nr, een] of a.kaart.doelwitten.entries()) {
          if (!variant(een).nu) continue;
          const verborgen = een.formulier.velden.filter(
            (veld) => veld.soort === 'verborgen' && veld.naam !== '_sleutel' && /^\d/.test(veld.waarden[0] ?? ''),
          );
          for (const veld of verborgen) {
            const getallen = lang ? [...GETALLEN, ...a.ids.slice(0, 20)] : [GETALLEN[(nr + beurt) % GETALLEN.length]];
            for (const getal of getallen) {
              const paren = ingevuld(een.formulier, een.knop, een.keuze).map((paar) =>
                paar.naam === veld.naam ? { ...paar, waarde: getal ?? '' } : paar,
              );
              const fouten = await stuurFormulier(a, een, paren, { multipart: een.formulier.multipart });
              mis.push(...fouten.map((fout) => `${naamVanDoelwit(een)} ${veld.naam}=${getal?.slice(0, 30)}: ${fout}`));
            }
          }
        }
        a.bevindingen.push(...mis);
        expect(mis).toEqual([]);
      },
      TIJD,
    );
  });
};
