/**
 * A form that is right in everything, sent by the wrong person, from the wrong place, with the wrong key, or once more. What is accepted
 * from who may is here tried by who may not: with raw requests and real content, so that it passes every check but the one on rights.
 */
import { describe, expect, test } from 'vitest';
import { startSessie } from '../../src/inloggen/index.ts';
import { type Rol, rollen } from '../../src/platform/db/reader.ts';
import { makeKey } from '../../src/web/route.ts';
import type { Bezoeker } from '../house.ts';
import { type KantNaam, kanten } from '../rechten/world.ts';
import { type Aanval, naamVanDoelwit } from './context.ts';
import { wisseltSessie } from './html.ts';
import { bericht, ingevuld, type Paar } from './invullen.ts';
import { gebreken } from './oordeel.ts';
import { type Antwoord, type Bereik, bereikVan, buitenBereik, naamVan, stuur } from './slagveld.ts';
import type { Doelwit } from './verkenner.ts';
import { beurt, isAanDeBeurt, lang } from './verslag.ts';

const TIJD = lang ? 7_200_000 : 180_000;

const stuurMet = (
  a: Aanval,
  een: Doelwit,
  wie: Bezoeker | undefined,
  sleutel: string,
  o: { headers?: Record<string, string>; paren?: readonly Paar[] } = {},
): Promise<Antwoord> => {
  const paren = o.paren ?? ingevuld(een.formulier, een.knop, een.keuze);
  const inhoud = bericht(een.formulier, [{ naam: '_sleutel', waarde: sleutel }, ...paren]);
  return stuur(a.slagveld.world, {
    methode: 'POST',
    pad: een.formulier.actie,
    wie,
    body: inhoud.body,
    headers: { ...inhoud.headers, ...o.headers },
  });
};

/** What is nobody's yet any colleague of the municipality may take. */
const VAN_NIEMAND: ReadonlySet<string> = new Set(['POST /meldingen/:melding/oppakken']);

/** Everybody else, with what they may touch. */
const anderen = (a: Aanval, een: Doelwit): { naam: string; wie: Bezoeker; bereik: Bereik; zelfdeRol: boolean }[] => {
  const { kant, wie, ander, elders } = a.slagveld.world;
  const collega = een.rol !== 'niemand' && een.rol in ander ? [een.rol as keyof typeof ander] : [];
  return [
    ...rollen
      .filter((rol) => rol !== een.rol)
      .map((rol) => ({ naam: rol, wie: wie[rol], bereik: bereikVan(rol, kant.eigen), zelfdeRol: false })),
    ...collega.map((rol) => ({ naam: `andere ${rol}`, wie: ander[rol], bereik: bereikVan(rol, kant.collega), zelfdeRol: true })),
    ...(een.rol === 'niemand'
      ? []
      : [{ naam: `${een.rol} elders`, wie: elders[een.rol], bereik: bereikVan(een.rol, kant.anders), zelfdeRol: true }]),
  ];
};

/** In the short form one, another from form to form and from commit to commit; in the long one all. */
const deel = <T>(lijst: readonly T[], nr: number): T[] =>
  lang || lijst.length === 0 ? [...lijst] : [lijst[(nr + beurt) % lijst.length] as T];

export const vervalsen = (aanval: () => Aanval): void => {
  // A page for everybody has a form without a key: what stands in it is tried with the other forms.
  const metSleutel = (een: Doelwit): boolean => een.formulier.velden.some((veld) => veld.naam === '_sleutel');
  const doelwitten = (): Doelwit[] =>
    aanval().kaart.doelwitten.filter((een) => een.wie && !wisseltSessie(een.formulier) && metSleutel(een));

  describe('een formulier dat klopt', () => {
    test('heeft een sleutel, behalve op een pagina voor iedereen: daar is niemand ingelogd', () => {
      const zonder = aanval().kaart.doelwitten.filter((een) => !metSleutel(een));
      expect([...new Set(zonder.map((een) => een.route))].sort()).toEqual([
        'POST /iemand-aanmelden',
        'POST /iemand-aanmelden/versturen',
        'POST /welke-ondersteuning-past',
      ]);
    });

    test(
      'met een sleutel die niet van deze sessie is, of van een andere site, verandert niets',
      async () => {
        const a = aanval();
        const { world } = a.slagveld;
        const oud = new Map<Rol, string>();
        for (const rol of rollen) {
          const { rows } = await world.h.owner.query<{ subject: string }>('select subject from gebruiker where id = $1', [
            world.wie[rol].gebruikerId,
          ]);
          const token = await startSessie(world.h.pool, { issuer: 'test', subject: rows[0]?.subject ?? '', oud: undefined });
          oud.set(rol, token ?? '');
        }
        // That somebody logged in is noted with the account.
        await a.slagveld.sporen();
        const mis: string[] = [];
        for (const [nr, een] of doelwitten().entries()) {
          const { wie, rol } = een;
          if (!wie || rol === 'niemand') continue;
          const eigen = wie.sleutel();
          const gevallen: [string, string, Record<string, string>][] = [
            ['zonder sleutel', '', {}],
            ['sleutel van een ander', world.elders[rol].sleutel(), {}],
            ['sleutel van een andere sessie van zichzelf', makeKey(oud.get(rol) ?? ''), {}],
            ['half van een ander', `${eigen.split('.')[0]}.${world.elders[rol].sleutel().split('.')[1]}`, {}],
            ['met iets erachter', `${eigen}.x`, {}],
            ['van een andere site', eigen, { 'sec-fetch-site': 'cross-site' }],
            ['van een ander onderdeel van dit domein', eigen, { 'sec-fetch-site': 'same-site' }],
            ['van een andere herkomst', eigen, { origin: 'https://kwaad.example', host: 'localhost' }],
            ['van bijna dezelfde herkomst', eigen, { origin: 'http://localhost.kwaad.example', host: 'localhost' }],
            ['van een andere poort', eigen, { origin: 'http://localhost:8080', host: 'localhost' }],
            ['van een herkomst die er niet is', eigen, { origin: 'null', host: 'localhost' }],
          ];
          for (const [hoe, sleutel, headers] of deel(gevallen, nr)) {
            const antwoord = await stuurMet(a, een, wie, sleutel, { headers });
            const fouten = gebreken(antwoord, { status: [403] });
            const sporen = await a.slagveld.sporen();
            if (sporen.length > 0) {
              fouten.push(`verandert ${sporen.map((spoor) => spoor.tabel).join(', ')}`);
              await a.slagveld.herstel();
            }
            mis.push(...fouten.map((fout) => `${naamVanDoelwit(een)} ${hoe}: ${fout}`));
          }
        }
        a.bevindingen.push(...mis);
        expect(mis).toEqual([]);
      },
      TIJD,
    );

    test(
      'van wie het niet mag krijgt geen recht of bestaat niet, en raakt niets van een ander',
      async () => {
        const a = aanval();
        const mis: string[] = [];
        let pogingen = 0;
        for (const [nr, een] of doelwitten().entries()) {
          const route = a.slagveld.world.h.web.routes.find((r) => naamVan(r) === een.route);
          const wieNog = anderen(a, een);
          const proef = [true, false].flatMap((zelfde) =>
            deel(
              wieNog.filter((ander) => ander.zelfdeRol === zelfde),
              nr,
            ),
          );
          for (const { naam, wie, bereik, zelfdeRol } of proef) {
            pogingen++;
            const antwoord = await stuurMet(a, een, wie, wie.sleutel());
            const magRol = zelfdeRol || (bereik.rol !== 'niemand' && route?.rollen.includes(bereik.rol));
            const fouten = gebreken(antwoord, { status: magRol ? [200, 303, 404, 409, 422] : [403] });
            // An address that names something of another does not exist.
            if (
              zelfdeRol &&
              !(VAN_NIEMAND.has(een.route) && bereik.gemeenteId === a.slagveld.world.kant.eigen.gemeenteId) &&
              /:(?!week|maand|post|sleutel|organisatie|taak|veld)\w+/.test(een.route) &&
              antwoord.status !== 404
            )
              fouten.push(`status ${antwoord.status} op het adres van een ander`);
            const sporen = await a.slagveld.sporen();
            fouten.push(...buitenBereik(bereik, sporen).map((spoor) => `raakt wat niet van deze persoon is: ${spoor}`));
            if (antwoord.status !== 303 && sporen.some((spoor) => !/^werkvoorraad/.test(spoor.tabel)))
              fouten.push(`niet aangenomen (${antwoord.status}) en toch veranderd`);
            if (sporen.length > 0) await a.slagveld.herstel();
            mis.push(...fouten.map((fout) => `${naamVanDoelwit(een)} door ${naam}: ${fout}`));
          }
        }
        a.cijfers['formulieren gestuurd door wie het niet mag'] = pogingen;
        a.bevindingen.push(...mis);
        expect(mis).toEqual([]);
      },
      TIJD,
    );

    test(
      'met in een veld de naam of het nummer van iets van een ander raakt niets van die ander',
      async () => {
        const a = aanval();
        const { kant } = a.slagveld.world;
        const mis: string[] = [];
        let pogingen = 0;
        const vreemd = kanten.filter((naam): naam is Exclude<KantNaam, 'eigen'> => naam !== 'eigen');
        for (const [nr, een] of doelwitten().entries()) {
          const goed = ingevuld(een.formulier, een.knop, een.keuze);
          const plekken = goed.flatMap((paar, i) => (/^\d{1,6}$/.test(paar.waarde) && !paar.naam.startsWith('_') ? [i] : []));
          for (const plek of deel(plekken, nr)) {
            const ids = new Set(vreemd.flatMap((naam) => Object.values(kant[naam]).map(String)));
            for (const id of deel([...ids], nr)) {
              pogingen++;
              const paren = goed.map((paar, i) => (i === plek ? { ...paar, waarde: id } : paar));
              const antwoord = await stuurMet(a, een, een.wie, een.wie?.sleutel() ?? '', { paren });
              const sporen = await a.slagveld.sporen();
              const fouten = gebreken(antwoord, { status: [200, 303, 404, 409, 422] });
              fouten.push(...buitenBereik(bereikVan(een.rol, kant.eigen), sporen).map((s) => `raakt wat van een ander is: ${s}`));
              if (sporen.length > 0) await a.slagveld.herstel();
              mis.push(...fouten.map((fout) => `${naamVanDoelwit(een)} ${goed[plek]?.naam}=${id}: ${fout}`));
            }
          }
        }
        a.cijfers['nummers van een ander in een veld'] = pogingen;
        a.bevindingen.push(...mis);
        expect(mis).toEqual([]);
      },
      TIJD,
    );

    test(
      'nog eens gestuurd is één keer gedaan, en zijn sleutel opent geen ander formulier',
      async () => {
        const a = aanval();
        const mis: string[] = [];
        const rij = doelwitten();
        for (const [nr, een] of rij.entries()) {
          if (!een.wie || !isAanDeBeurt(nr, 3)) continue;
          const sleutel = een.wie.sleutel();
          const eerste = await stuurMet(a, een, een.wie, sleutel);
          await a.slagveld.sporen();
          if (eerste.status === 303) {
            const weer = await stuurMet(a, een, een.wie, sleutel);
            const sporen = await a.slagveld.sporen();
            // What was done may have taken away what the address named: then it does not exist any more.
            if (sporen.length > 0)
              mis.push(`${naamVanDoelwit(een)}: de tweede keer verandert ${sporen.map((s) => s.tabel).join(', ')}`);
            if (weer.status === 303 && weer.location !== eerste.location) mis.push(`${naamVanDoelwit(een)}: een ander antwoord`);
            // A search writes nothing, so its key was not used up.
            const ander =
              een.route === 'POST /inwoners/zoeken'
                ? undefined
                : rij.find((b) => b !== een && b.wie === een.wie && b.route !== een.route);
            if (ander) {
              await stuurMet(a, ander, een.wie, sleutel);
              if ((await a.slagveld.sporen()).length > 0)
                mis.push(`${naamVanDoelwit(ander)} gaat door met de sleutel van ${naamVanDoelwit(een)}`);
            }
          }
          await a.slagveld.herstel();
        }
        a.bevindingen.push(...mis);
        expect(mis).toEqual([]);
      },
      TIJD,
    );
  });
};
