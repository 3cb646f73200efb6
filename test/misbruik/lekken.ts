/**
 * Whose data comes out, wherever it comes out: each text of each row carries a mark that says which row and column it is, and every page,
 * file and letter that a role can open is read for marks that it may not see. What it may see stands in test/rechten/tables.ts.
 */
import { describe, expect, test } from 'vitest';
import { type Rol, rollen } from '../../src/platform/db/reader.ts';
import { tabellen, voorwaarden, type Wie, type Wiens } from '../rechten/tables.ts';
import type { Aanval } from './context.ts';
import { wisseltSessie } from './html.ts';
import { bericht, ingevuld } from './invullen.ts';
import { type Antwoord, naamVan, stuur, zonderAfgeleid } from './slagveld.ts';
import { tekstVan } from './verkenner.ts';
import { isAanDeBeurt, lang } from './verslag.ts';

const TIJD = lang ? 7_200_000 : 180_000;
const MERK = /kn(\d+)x(\d+)x(\d+)k/g;

interface Gemerkt {
  tabellen: { naam: string; sleutel: string; kolommen: string[] }[];
}

/** Puts a mark in every text that the tables take one in. */
const merk = async ({ slagveld }: Aanval): Promise<Gemerkt> => {
  const { owner } = slagveld.world.h;
  const { rows } = await owner.query<{ naam: string; sleutel: string; kolommen: string[] }>(
    `select c.relname::text as naam, min(case when a.attname in ('id', 'inwoner_id') then a.attname end)::text as sleutel,
            array_agg(a.attname::text order by a.attnum) filter (where a.atttypid = 'text'::regtype and a.attgenerated = '') as kolommen
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('migratie', 'sessie', 'idempotentie', 'regeling', 'gemeente', 'logboek')
      group by 1 having bool_or(a.attname in ('id', 'inwoner_id')) order by 1`,
  );
  const gemerkt: Gemerkt['tabellen'] = [];
  for (const { naam, sleutel, kolommen } of rows) {
    const nr = gemerkt.length;
    const gelukt: string[] = [];
    for (const kolom of kolommen ?? []) {
      if (
        /^(rol|functie|product|productcode|productcategorie|eenheid|frequentie|issuer|subject|sleutel|handeling|soort|recht|kwartaal|sha256)$/.test(
          kolom,
        )
      )
        continue;
      const id = naam === 'inwoner_persoon' ? 'inwoner_id' : sleutel;
      await owner
        .query(`update public."${naam}" set "${kolom}" = 'kn' || $1::int || 'x' || ${id} || 'x' || $2::int || 'k'`, [
          nr,
          gelukt.length,
        ])
        .then(() => gelukt.push(kolom))
        // A list of words, an address with a form: that column takes no mark.
        .catch(() => undefined);
    }
    gemerkt.push({ naam, sleutel: naam === 'inwoner_persoon' ? 'inwoner_id' : sleutel, kolommen: gelukt });
  }
  return { tabellen: gemerkt };
};

/** Marks that come out by a way that says so itself, and why. */
const MAG: readonly { rol: Rol; tabel: string; kolommen: readonly string[]; reden: string }[] = [
  {
    rol: 'inwoner',
    tabel: 'gebruiker',
    kolommen: ['naam', 'telefoon'],
    reden: 'app.contact_afwezig: who is there instead of the own consulent',
  },
  {
    rol: 'beheer',
    tabel: 'inwoner',
    kolommen: ['dossiernummer'],
    reden: 'app.afgeschermd: the number of a shielded dossier, without a name',
  },
];

const wieVan = (a: Aanval, rol: Rol): Wie => {
  const { eigen } = a.slagveld.world.kant;
  return {
    gebruiker: a.slagveld.world.wie[rol].gebruikerId,
    gemeente: rol === 'aanbieder' ? null : eigen.gemeenteId,
    aanbieder: rol === 'aanbieder' ? eigen.aanbieder : rol === 'orientatie' ? a.slagveld.world.centrum.eigen : null,
    inwoner: rol === 'inwoner' ? eigen.inwoner : null,
  };
};

/** The same kind of page, whoever it is about. */
const soortVan = (pad: string): string => new URL(pad, 'http://h').search.replace(/\d+/g, '0');

export const lekken = (aanval: () => Aanval): void => {
  describe('gegevens van een ander', () => {
    test(
      'komen op geen pagina, in geen bestand en in geen brief, ook niet na zoeken en filteren',
      async () => {
        const a = aanval();
        const { world } = a.slagveld;
        const { tabellen: gemerkt } = await merk(a);
        const mag = new Map<string, Set<number>>();
        const magNu = async (rol: Rol, { naam, sleutel }: (typeof gemerkt)[number]): Promise<void> => {
          const cel = tabellen[naam]?.rechten[rol]?.split(' ') ?? [];
          if (!cel[0]?.includes('l') || !cel[1]) return;
          const { rows } = await world.h.owner.query<{ id: number | string }>(
            `select ${sleutel} as id from ${naam} where ${voorwaarden(naam, cel[1] as Wiens, wieVan(a, rol))}`,
          );
          mag.set(`${rol} ${naam}`, new Set(rows.map((row) => Number(row.id))));
        };
        for (const rol of rollen) for (const tabel of gemerkt) await magNu(rol, tabel);
        const mis = new Set<string>();
        let gezien = 0;
        let geteld = 0;
        const lees = async (rol: Rol, waar: string, antwoord: Antwoord): Promise<void> => {
          geteld++;
          for (const [, t, r, k] of tekstVan(antwoord).matchAll(MERK)) {
            gezien++;
            const tabel = gemerkt[Number(t)];
            const kolom = tabel?.kolommen[Number(k)] ?? '';
            const naam = tabel?.naam ?? '';
            const kolommen = tabellen[naam]?.kolommen?.[rol]?.l?.split(' ');
            const staat = () => mag.get(`${rol} ${naam}`)?.has(Number(r)) && (kolommen === undefined || kolommen.includes(kolom));
            // A form that was sent since, such as a referral, gives rights too.
            if (!staat() && tabel) await magNu(rol, tabel);
            if (staat() || MAG.some((een) => een.rol === rol && een.tabel === naam && een.kolommen.includes(kolom))) continue;
            mis.add(`${rol} ${waar}: ${naam}.${kolom} van rij ${r}`);
          }
        };
        const soorten = new Map(
          a.kaart.paginas.map((een) => [lang ? `${een.rol} ${een.pad}` : `${een.rol} ${een.route} ${soortVan(een.pad)}`, een]),
        );
        for (const [nr, { rol, pad, wie, status }] of [...soorten.values()].entries()) {
          if (rol === 'niemand' || status !== 200 || !isAanDeBeurt(nr, 2)) continue;
          const antwoord = await stuur(world, { methode: 'GET', pad, wie });
          expect(antwoord.status, `${rol} ${pad}`).toBeLessThan(500);
          await lees(rol, `GET ${pad}`, antwoord);
        }
        // Answers to forms, among them what is searched for: the marks themselves are typed.
        const woorden = gemerkt.flatMap(({ naam }, t) => (naam === 'inwoner_persoon' || naam === 'inwoner' ? [`kn${t}x`] : []));
        for (const [nr, een] of a.kaart.doelwitten.entries()) {
          if (!een.wie || een.rol === 'niemand' || wisseltSessie(een.formulier) || !isAanDeBeurt(nr, 2)) continue;
          for (const woord of een.route === 'POST /inwoners/zoeken' ? [...woorden, ''] : ['']) {
            const paren = ingevuld(een.formulier, een.knop, een.keuze).map((paar) =>
              woord && paar.naam === 'zoek' ? { ...paar, waarde: woord } : paar,
            );
            const antwoord = await stuur(world, {
              methode: 'POST',
              pad: een.formulier.actie,
              wie: een.wie,
              ...bericht(een.formulier, [{ naam: '_sleutel', waarde: een.wie.sleutel() }, ...paren]),
            });
            await lees(een.rol, een.route, antwoord);
            if (antwoord.status === 303 && antwoord.location)
              await lees(
                een.rol,
                `${een.route} → ${antwoord.location}`,
                await stuur(world, { methode: 'GET', pad: antwoord.location, wie: een.wie }),
              );
          }
        }
        await a.slagveld.herstel();
        Object.assign(a.cijfers, { 'antwoorden gelezen op gegevens van een ander': geteld, 'gemerkte gegevens gezien': gezien });
        a.bevindingen.push(...mis);
        expect([...mis]).toEqual([]);
        expect(gezien).toBeGreaterThan(1000);
      },
      TIJD,
    );

    test(
      'tellen niet mee: een filter op iets van een ander geeft precies wat een filter op niets geeft',
      async () => {
        const a = aanval();
        const { world } = a.slagveld;
        const [vreemd, niets] = ['880001', '880002'];
        const B = world.kant.anders.gemeenteId;
        // Somebody of another municipality with a resident, and the number of nobody.
        await world.h.owner.query(
          `insert into gebruiker (id, rol, naam, functie, gemeente_id) values (${vreemd}, 'consulent', 'Vreemd', 'trajectregisseur', ${B});
           insert into inwoner (gemeente_id, id, dossiernummer, consulent_id, status, herkomst) overriding system value
             values (${B}, ${vreemd}, '2026-${vreemd}', ${vreemd}, 'in-traject', 'aanmelding')`,
        );
        const kaal = ({ status, text }: Antwoord): string =>
          `${status} ${text.replace(/value="[0-9a-f-]{36}(\.[\w-]{22})?"|name="getoond" value="\d+"/g, '')}`
            .replaceAll(vreemd, 'X')
            .replaceAll(niets, 'X');
        // What waits to be derived is derived a part at a time: not between two pages that are compared.
        for (let keer = 0; keer < 6; keer++)
          for (const rol of ['consulent', 'teammanager'] as const) await world.wie[rol].get('/werkvoorraad');
        const mis: string[] = [];
        const gezien = new Set<string>();
        for (const { rol, route, pad, wie, status } of a.kaart.paginas) {
          // A page that writes down that it was opened is another one each time.
          const schrijft = world.h.web.routes.some((r) => naamVan(r) === route && r.logboek !== false);
          if (rol === 'niemand' || status !== 200 || schrijft) continue;
          const url = new URL(pad, 'http://h');
          for (const naam of url.searchParams.keys()) {
            const soort = `${rol} ${route} ${naam}`;
            if (gezien.has(soort)) continue;
            gezien.add(soort);
            const met = async (waarde: string): Promise<string> => {
              const vraag = new URLSearchParams(url.searchParams);
              vraag.set(naam, waarde);
              return kaal(await stuur(world, { methode: 'GET', pad: `${url.pathname}?${vraag}`, wie }));
            };
            const [iets, leeg] = [await met(vreemd), await met(niets)];
            if (iets === leeg) continue;
            const plek = [...iets].findIndex((teken, i) => teken !== leeg[i]);
            const rond = (tekst: string): string => tekst.slice(Math.max(0, plek - 60), plek + 60).replace(/\s+/g, ' ');
            mis.push(`${soort}: een andere pagina dan bij niets: …${rond(iets)}… en …${rond(leeg)}…`);
          }
        }
        await a.slagveld.herstel();
        a.cijfers['filters op iets van een ander'] = gezien.size;
        a.bevindingen.push(...mis);
        expect(mis).toEqual([]);
        expect(gezien.size).toBeGreaterThan(15);
      },
      TIJD,
    );

    test(
      'die net nog van jou waren bestaan niet meer, ook niet met het formulier dat nog open stond',
      async () => {
        const a = aanval();
        const { world } = a.slagveld;
        const { eigen, collega } = world.kant;
        const oud = `/dossier/${eigen.inwoner}`;
        const open = a.kaart.doelwitten.filter((een) => een.rol === 'consulent' && een.formulier.actie.startsWith('/dossier/'));
        const paden = a.kaart.paginas.filter(
          ({ rol, pad, status }) =>
            rol === 'consulent' && status === 200 && (pad === oud || pad.startsWith(`${oud}/`) || pad.startsWith(`${oud}?`)),
        );
        expect(paden.length).toBeGreaterThan(10);
        await world.h.owner.query('update inwoner set consulent_id = $1 where consulent_id = $2', [
          collega.gebruiker,
          eigen.gebruiker,
        ]);
        await a.slagveld.sporen();
        const mis: string[] = [];
        for (const { pad, wie } of paden) {
          const { status } = await stuur(world, { methode: 'GET', pad, wie });
          if (status !== 404) mis.push(`GET ${pad}: ${status}`);
        }
        // What stands in whose queue may be derived again for the new consulent; nothing else, and by no form anything at all.
        const naLezen = zonderAfgeleid(await a.slagveld.sporen());
        if (naLezen.length > 0) mis.push(`lezen veranderde ${naLezen.map(({ wat, tabel }) => `${wat} ${tabel}`).join(', ')}`);
        for (const een of open) {
          const antwoord = await stuur(world, {
            methode: 'POST',
            pad: een.formulier.actie,
            wie: een.wie,
            ...bericht(een.formulier, [
              { naam: '_sleutel', waarde: een.wie?.sleutel() ?? '' },
              ...ingevuld(een.formulier, een.knop, een.keuze),
            ]),
          });
          if (antwoord.status !== 404) mis.push(`${een.route}: ${antwoord.status}`);
          const sporen = await a.slagveld.sporen();
          if (sporen.length > 0)
            mis.push(`${een.route}: veranderde toch ${sporen.map(({ wat, tabel }) => `${wat} ${tabel}`).join(', ')}`);
        }
        await a.slagveld.herstel();
        a.bevindingen.push(...mis);
        expect(mis).toEqual([]);
      },
      TIJD,
    );

    test('een BSN staat op geen pagina, in geen adres en in geen bestand', async () => {
      const { rows } = await aanval().slagveld.world.h.owner.query('select from inwoner_persoon');
      expect(rows.length).toBeGreaterThan(5);
      expect(aanval().kaart.paginas.flatMap(({ rol, pad, metBsn }) => (metBsn ? [`${rol} ${pad}`] : []))).toEqual([]);
    });
  });
};
