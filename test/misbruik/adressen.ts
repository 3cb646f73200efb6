/** Every address of the product, with nonsense in each part of its path and in its query. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vast } from '../rechten/matrix.ts';
import type { Aanval } from './context.ts';
import { alsFormulier, FORMULIER } from './invullen.ts';
import { gebreken } from './oordeel.ts';
import { bereikVan, buitenBereik, naamVan, stuur, vormen, zonderAfgeleid } from './slagveld.ts';
import type { Kaart } from './verkenner.ts';
import { beurt, isAanDeBeurt, lang } from './verslag.ts';
import { adresdeel, vraagdeel } from './vervormen.ts';
import { zoekFout } from './zoek.ts';

const PER_ADRES = lang ? 120 : 2;
const TIJD = lang ? 7_200_000 : 180_000;

/** Opening it is what is noted: that a report or a message was read. */
const LEZEN_IS_SCHRIJVEN: Record<string, string> = {
  'GET /dossier/:inwoner/voortgang/:voortgang': 'voortgang',
  'GET /dossier/:inwoner/berichten/:overleg': 'overlegbericht',
  'GET /toewijzingen/:toewijzing/berichten/:overleg': 'overlegbericht',
  'GET /mijn/berichten/:overleg': 'overlegbericht',
  'GET /verwezen/:inwoner/berichten/:draad': 'overlegbericht',
  'GET /mijn/brieven/:document': 'document',
  'GET /mijn/brieven/:document/pdf': 'document',
};

/** The words of the query by route, from the links and filters of the pages. */
const vraagwoorden = (kaart: Kaart): Map<string, string[]> => {
  const per = new Map<string, Set<string>>();
  for (const { route, pad } of kaart.paginas) {
    const namen = per.get(route) ?? new Set<string>();
    for (const naam of new URL(pad, 'http://h').searchParams.keys()) namen.add(naam);
    per.set(route, namen);
  }
  return new Map([...per].map(([route, namen]) => [route, [...namen]]));
};

const ontcijferd = (vraag: string): string => {
  try {
    return decodeURIComponent(vraag);
  } catch {
    return '';
  }
};

/** Where in a path the parameters stand. */
const plekken = (pad: string): number[] => pad.split('/').flatMap((deel, i) => (deel.startsWith(':') ? [i] : []));

interface Adres {
  delen: [number, string][];
  vraag: string | undefined;
}

export const adressen = (aanval: () => Aanval): void => {
  describe('elk adres', () => {
    test(
      'overleeft onzin in elk deel van zijn pad en in zijn vraagdeel, en een pagina openen verandert niets',
      async () => {
        const a = aanval();
        const { world } = a.slagveld;
        const teksten = a.payloads.map((een) => een.tekst);
        const woorden = vraagwoorden(a.kaart);
        const mis: string[] = [];
        for (const [nr, vorm] of [...vormen(world, 'GET'), ...vormen(world, 'POST')].entries()) {
          const { route, rol, wie } = vorm;
          const naam = naamVan(route);
          const delen = plekken(route.pad);
          if (naam === 'POST /uitloggen' || (delen.length === 0 && route.methode === 'POST') || !isAanDeBeurt(nr, 2)) continue;
          const geval: fc.Arbitrary<Adres> = fc.record({
            delen: fc.array(fc.tuple(fc.nat(Math.max(0, delen.length - 1)), adresdeel(a.ids)), {
              maxLength: delen.length === 0 ? 0 : 2,
            }),
            vraag: fc.option(vraagdeel(woorden.get(naam) ?? [], teksten, a.ids), { nil: undefined }),
          });
          const adres = (een: Adres): string => {
            const [pad = '', bij] = vorm.pad.split('?');
            const stukken = pad.split('/');
            for (const [i, waarde] of een.delen) stukken[delen[i] ?? 0] = waarde;
            const vraag = een.vraag ?? (een.delen.length > 0 ? bij : undefined);
            return `${stukken.join('/')}${vraag === undefined ? '' : `?${vraag}`}`;
          };
          const probeer = async (een: Adres): Promise<string[]> => {
            const body = alsFormulier([
              { naam: '_sleutel', waarde: wie?.sleutel() ?? '' },
              { naam: 'bevestigd', waarde: 'ja' },
            ]);
            // Who sends an address takes a step up out of it: that is another route, asked under its own name.
            if (/\/(%2e|\.){1,2}(\/|\?|$)/i.test(adres(een))) return [];
            const antwoord = await stuur(world, {
              methode: route.methode,
              pad: adres(een),
              wie,
              ...(route.methode === 'POST' ? { headers: FORMULIER, body } : {}),
            });
            a.traagste.meet(antwoord.duur, () => `${rol} ${naam} ${antwoord.status}`);
            const fouten = gebreken(antwoord, {
              // Another part may make another route of it, where this role has no right.
              status: [200, 303, 403, 404, 409, 414, 422],
              route: naam,
              getypt: [ontcijferd(een.vraag ?? '')],
            });
            const sporen = await a.slagveld.sporen();
            const mag = LEZEN_IS_SCHRIJVEN[naam];
            const gedaan = zonderAfgeleid(sporen).filter((spoor) => spoor.tabel !== mag);
            if (route.methode === 'GET' && gedaan.length > 0)
              fouten.push(`verandert ${gedaan.map((spoor) => spoor.tabel).join(', ')}`);
            fouten.push(
              ...buitenBereik(bereikVan(rol, world.kant.eigen), sporen).map(
                (spoor) => `raakt wat niet van deze persoon is: ${spoor}`,
              ),
            );
            if (sporen.length > 0) await a.slagveld.herstel();
            return fouten;
          };
          const aantal = route.methode === 'GET' ? PER_ADRES : Math.ceil(PER_ADRES / 3);
          const fout = await zoekFout(`${rol} ${naam}`, geval, aantal, probeer, adres);
          if (fout) mis.push(fout);
        }
        a.cijfers.routes = world.h.web.routes.length;
        a.bevindingen.push(...mis);
        expect(mis).toEqual([]);
      },
      TIJD,
    );

    test('met een nummer dat geen nummer is bestaat niet', async () => {
      const { world } = aanval().slagveld;
      const mis: string[] = [];
      const onzin = ['abc', '0', '-1', '01', '1e3', '99999999999', '%27', 'NaN'];
      for (const [i, vorm] of vormen(world, 'GET').entries()) {
        const namen = [...vorm.route.pad.matchAll(/:(\w+)/g)].map(([, naam = '']) => naam);
        const nr = namen.findIndex((naam) => !(naam in vast));
        if (vorm.rol === 'niemand' || nr < 0) continue;
        const plek = plekken(vorm.route.pad)[nr] ?? 0;
        for (const waarde of lang ? onzin : [onzin[(i + beurt) % onzin.length] ?? '']) {
          const pad = vorm.pad
            .split('/')
            .map((deel, j) => (j === plek ? waarde : deel))
            .join('/');
          const { status } = await stuur(world, { methode: 'GET', pad, wie: vorm.wie });
          if (status !== 404) mis.push(`${vorm.rol} GET ${pad}: ${status}`);
        }
      }
      expect(mis).toEqual([]);
    });
  });
};
