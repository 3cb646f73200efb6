/**
 * What people who mean harm type, in every field where text may be typed: kept as text, shown as text, on every page, in every file
 * and in every letter. Nobody is sent anywhere and nothing is fetched: the place on the network that the payloads name is never reached.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { pdfText } from '../../src/platform/pdf/index.ts';
import { clean } from '../../src/web/form-data.ts';
import { type Aanval, varianten } from './context.ts';
import { magTeGroot } from './formulieren.ts';
import { leesHtml } from './html.ts';
import { bericht, ingevuld, isVrijeTekst, type Paar } from './invullen.ts';
import { gebreken } from './oordeel.ts';
import { SOORTEN } from './payloads.ts';
import { bereikVan, buitenBereik, type Spoor, stuur, zonderAfgeleid } from './slagveld.ts';
import type { Doelwit, Pagina } from './verkenner.ts';
import { isAanDeBeurt, lang } from './verslag.ts';

/** How many of the payloads each field gets in a row of turns; the turns begin at another one for each field. */
const RONDEN = lang ? Number.POSITIVE_INFINITY : 1;
/** How often everything that is stored is dressed in other payloads, and every page is opened. */
const KLEDEN = lang ? 60 : 1;
const TIJD = lang ? 7_200_000 : 180_000;

/** Something of everything: a formula at the begin, a tag and an attribute, a template. */
const LOKAAS = '=1+1"><wm-lek x=\'y\' onclick="{{7*7}}';

/** Columns that people fill, as the accepted forms show. */
const getypteKolommen = new Map<string, Set<string>>();

const vrijeVelden = (een: Doelwit): string[] => [
  ...new Set(een.formulier.velden.filter((veld) => isVrijeTekst(veld) && veld.naam !== '_sleutel').map((veld) => veld.naam)),
];

/** As the product keeps it: what `clean` leaves, over more lines or on one. */
const zelfde = (opgeslagen: string, getypt: string): boolean => {
  const plat = (tekst: string): string => tekst.replace(/\s+/g, ' ').trim();
  return plat(opgeslagen).includes(plat(clean(getypt)));
};

const tekstenVan = (waarde: unknown): string[] =>
  typeof waarde === 'string' ? [waarde] : waarde && typeof waarde === 'object' ? Object.values(waarde).flatMap(tekstenVan) : [];

const onthoud = (sporen: readonly Spoor[], getypt: readonly string[]): void => {
  for (const { tabel, nieuw } of sporen)
    for (const [kolom, waarde] of Object.entries(nieuw ?? {}))
      if (typeof waarde === 'string' && getypt.some((tekst) => tekst.length > 3 && waarde === clean(tekst)))
        getypteKolommen.set(tabel, (getypteKolommen.get(tabel) ?? new Set()).add(kolom));
};

/** Cells of a file that a spreadsheet would compute. A plain number may be negative. */
const formules = (csv: string): string[] => {
  const rijen: string[][] = parse(csv, { delimiter: ';', bom: true, relax_column_count: true });
  return rijen.flat().filter((cel) => /^[\s\u200b]*[=@|＝＋－＠]|^\s*[+-](?![\d.,\s]*$)|^[\t\r]/.test(cel));
};

/** Fields and columns that ask for a place, which may be an address of the web: that becomes a link. */
const VRAAGT_EEN_PLAATS = /^bron_?[pP]laats$/;

/** What is typed and not kept, and why. */
const NIET_BEWAARD: Record<string, string> = {
  'POST /dossier/:inwoner/overdracht/nieuw partij_naam': 'telt alleen bij een andere gemeente, zegt het veld',
  'POST /dossier/:inwoner/route/stap/:trajectstap/plek plek_door': 'telt alleen als de plek doorloopt, zegt het veld',
};

/** What people fill in, as seen above; and what comes in with a delivery or is made of it. */
const teKleden = async ({ slagveld }: Aanval): Promise<{ tabel: string; kolom: string }[]> => {
  const bekend: Record<string, readonly string[]> = {
    aanbieder: ['naam', 'sector', 'postcode', 'woonplaats', 'telefoon', 'email'],
    gebruiker: ['naam', 'telefoon'],
    inwoner: ['taal', 'contact_toelichting'],
    inwoner_persoon: [
      'voornaam',
      'voorvoegsel',
      'achternaam',
      'straat',
      'huisnummer',
      'postcode',
      'woonplaats',
      'telefoon',
      'email',
    ],
    aanmelding: ['vraag'],
    ladderbepaling: ['motivering', 'onderbouwing'],
    besluit: ['motivering'],
    document: ['titel'],
    toewijzing: ['reden'],
    doel: ['tekst'],
    instemming: ['toelichting'],
    plaatsing: ['werkplek', 'begeleider'],
    uren: ['reden', 'vervallen_reden'],
    voortgang: ['tekst', 'volgende_stap'],
    resultaat: ['onderbouwing', 'akkoord_reden'],
    resultaatversie: ['onderbouwing', 'akkoord_reden'],
    declaratieregel: ['reden', 'antwoord', 'uitleg'],
    contract: ['nummer'],
    contractproduct: ['tarief_bron'],
    mandaat: ['bereik', 'bron'],
    levering: ['naam', 'stap'],
    leveringbestand: ['naam'],
    leveringafwijzing: ['bestand', 'tekst'],
    logboek: ['grond', 'object_id'],
  };
  const paren = new Map<string, { tabel: string; kolom: string }>();
  const { rows } = await slagveld.world.h.owner.query<{ tabel: string; kolom: string }>(
    `select c.relname::text as tabel, a.attname::text as kolom from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid = 'text'::regtype`,
  );
  for (const { tabel, kolom } of rows)
    if (bekend[tabel]?.includes(kolom) || getypteKolommen.get(tabel)?.has(kolom))
      paren.set(`${tabel}.${kolom}`, { tabel, kolom });
  return [...paren.values()].sort((a, b) => `${a.tabel}.${a.kolom}`.localeCompare(`${b.tabel}.${b.kolom}`));
};

export const payloadsDoorAlles = (aanval: () => Aanval): void => {
  test('er zijn er genoeg, van elke soort, en geen twee dezelfde', () => {
    const { payloads: alle } = aanval();
    expect(alle.length).toBeGreaterThanOrEqual(200);
    expect(new Set(alle.map((een) => een.tekst)).size).toBe(alle.length);
    for (const soort of SOORTEN) expect(alle.filter((een) => een.soort === soort).length, soort).toBeGreaterThan(5);
  });

  describe('door elk veld', () => {
    test(
      'wat getypt is wordt als tekst bewaard of met een reden geweigerd, en staat nergens als opmaak',
      async () => {
        const { slagveld, kaart, payloads: alle, traagste, bevindingen, cijfers } = aanval();
        const { world } = slagveld;
        const mis: string[] = [];
        let velden = 0;
        let bewaard = 0;
        const variant = varianten(kaart.doelwitten, vrijeVelden);
        for (const een of kaart.doelwitten) {
          const namen = vrijeVelden(een);
          velden += namen.length;
          const beurt = variant(een);
          if (namen.length === 0 || !beurt.nu) continue;
          for (let ronde = 0; ronde < Math.min(RONDEN, alle.length); ronde++) {
            if (ronde > 0 && ronde % beurt.van !== beurt.nr) continue;
            // First the same in every field, with something of everything; then each field another.
            const kies = (i: number): string =>
              ronde === 0 ? LOKAAS : (alle[(beurt.begin * 31 + i * 7 + ronde * (lang ? 1 : 61)) % alle.length]?.tekst ?? '');
            const getypt = new Map(namen.map((naam, i) => [naam, kies(i)]));
            const paren: Paar[] = ingevuld(een.formulier, een.knop, een.keuze).map((paar) => ({
              ...paar,
              waarde: getypt.get(paar.naam) ?? paar.waarde,
            }));
            const sleutel = een.wie ? [{ naam: '_sleutel', waarde: een.wie.sleutel() }] : [];
            const antwoord = await stuur(world, {
              methode: 'POST',
              pad: een.formulier.actie,
              wie: een.wie,
              ...bericht(een.formulier, [...sleutel, ...paren]),
            });
            const wat = `${een.rol} ${een.route}`;
            traagste.meet(antwoord.duur, () => `${wat} ${antwoord.status}`);
            const waarden = paren.map((paar) => paar.waarde);
            const links = paren.filter((paar) => VRAAGT_EEN_PLAATS.test(paar.naam)).map((paar) => clean(paar.waarde));
            const status = [200, 303, 404, 409, 422, ...magTeGroot(een, [...sleutel, ...paren])];
            const fouten = gebreken(antwoord, { status, getypt: waarden, links, hoogstens: 5000 });
            const sporen = await slagveld.sporen();
            if (antwoord.status === 303) {
              bewaard++;
              onthoud(sporen, waarden);
              const teksten = sporen.flatMap((spoor) => tekstenVan(spoor.nieuw));
              for (const [naam, tekst] of getypt)
                if (
                  sporen.length > 0 &&
                  clean(tekst) !== '' &&
                  NIET_BEWAARD[`${een.route} ${naam}`] === undefined &&
                  !teksten.some((staat) => zelfde(staat, tekst))
                )
                  fouten.push(`${naam}: ${JSON.stringify(tekst.slice(0, 60))} is niet bewaard zoals het getypt is`);
              fouten.push(...buitenBereik(bereikVan(een.rol, world.kant.eigen), sporen));
              const daarna = await stuur(world, { methode: 'GET', pad: antwoord.location ?? '/', wie: een.wie });
              fouten.push(...gebreken(daarna, { status: [200, 303, 404], getypt: waarden, links, hoogstens: 5000 }));
              await slagveld.herstel();
            } else if (zonderAfgeleid(sporen).length > 0) fouten.push(`geweigerd (${antwoord.status}) en toch veranderd`);
            for (const fout of fouten)
              mis.push(
                `${wat}: ${fout}\n    ${JSON.stringify(Object.fromEntries([...getypt].map(([naam, tekst]) => [naam, tekst.slice(0, 80)])))}`,
              );
            if (mis.length > 40) break;
          }
        }
        Object.assign(cijfers, { 'velden met vrije tekst': velden, 'formulieren die zijn aangenomen': bewaard });
        bevindingen.push(...mis);
        expect(mis).toEqual([]);
        expect(velden).toBeGreaterThan(40);
        expect(bewaard).toBeGreaterThan(30);
      },
      TIJD,
    );
  });

  describe('eenmaal opgeslagen', () => {
    test(
      'staat het op elke pagina en in elk bestand als tekst',
      async () => {
        const { slagveld, kaart, payloads: alle, traagste, bevindingen, cijfers } = aanval();
        const { world } = slagveld;
        const mis: string[] = [];
        const kolommen = await teKleden(aanval());
        expect(kolommen.length).toBeGreaterThan(30);
        // One of each kind of page; the same page of another resident says nothing more. In the short form each kind as one role sees it.
        const perSoort = new Map<string, Map<string, Pagina>>();
        for (const een of kaart.paginas.filter(({ status }) => status === 200)) {
          const soort = `${een.route} ${new URL(een.pad, 'http://h').search.replace(/\d+/g, '0')}`;
          perSoort.set(soort, (perSoort.get(soort) ?? new Map()).set(een.rol, een));
        }
        const teZien = [...perSoort.values()].flatMap((rollen) =>
          [...rollen.values()].filter((_, nr) => isAanDeBeurt(nr, rollen.size)),
        );
        let gezien = 0;
        for (let kleed = 0; kleed < KLEDEN; kleed++) {
          const waardeVan = (i: number): string => {
            const tekst = clean(alle[(i * 5 + kleed * 13) % alle.length]?.tekst ?? '').slice(0, 1000);
            return kleed === 0 ? `${LOKAAS}${tekst}` : tekst;
          };
          let gekleed = 0;
          for (const [i, { tabel, kolom }] of kolommen.entries()) {
            // What the table itself refuses, such as a list of words, cannot be there.
            const gelukt = await world.h.owner
              .query(`update public."${tabel}" set "${kolom}" = $1`, [waardeVan(i)])
              .then(() => true)
              .catch(() => false);
            if (gelukt) gekleed++;
          }
          expect(gekleed).toBeGreaterThan(kolommen.length / 2);
          const waarden = kolommen.map((_, i) => waardeVan(i));
          const links = waarden.filter((_, i) => VRAAGT_EEN_PLAATS.test(kolommen[i]?.kolom ?? ''));
          for (const { rol, route, pad, wie } of teZien) {
            const antwoord = await stuur(world, { methode: 'GET', pad, wie });
            traagste.meet(antwoord.duur, () => `${rol} ${pad} ${antwoord.status}`);
            // A letter that cannot be set says so.
            const fouten = gebreken(antwoord, { status: [200, 303, 404, 422], route, getypt: waarden, links, hoogstens: 5000 });
            const type = antwoord.headers.get('content-type') ?? '';
            if (type.startsWith('text/csv'))
              fouten.push(...formules(antwoord.text).map((cel) => `formule in een cel: ${cel.slice(0, 60)}`));
            else if (type.startsWith('text/html')) {
              const teksten = leesHtml(antwoord.text)
                .flatMap((teken) => [teken.tekst, ...teken.attributen.values()])
                .join('\n');
              gezien += waarden.filter((waarde) => waarde.length > 8 && /[<"']/.test(waarde) && teksten.includes(waarde)).length;
            }
            mis.push(...fouten.map((fout) => `${rol} GET ${pad}: ${fout}`));
          }
          await slagveld.herstel();
          if (mis.length > 40) break;
        }
        cijfers['opgeslagen waarden op een pagina gezien'] = gezien;
        cijfers['kolommen gevuld'] = kolommen.length;
        bevindingen.push(...mis);
        expect(mis).toEqual([]);
        expect(gezien, 'de waarden moeten ook echt op pagina’s staan').toBeGreaterThan(100);
      },
      TIJD,
    );

    test(
      'staat het in de brief als tekst: geen opmaak, geen koppeling, geen bestand van buiten',
      async () => {
        const { slagveld, kaart, payloads: alle, traagste, bevindingen, cijfers } = aanval();
        const { world } = slagveld;
        const mis: string[] = [];
        const vorm = kaart.doelwitten.find((een) => een.route === 'POST /dossier/:inwoner/besluit' && een.keuze !== undefined);
        if (!vorm) throw new Error('er is geen formulier voor een besluit');
        let brieven = 0;
        const reeks = lang ? alle : alle.filter(({ soort, nr }) => soort === 'letter' || soort === 'pdf' || nr % 23 === 0);
        for (const { tekst } of reeks) {
          const paren = ingevuld(vorm.formulier, vorm.knop, vorm.keuze)
            .filter((paar) => paar.naam !== '_stap')
            .map((paar) => (/^(motivering|doelen)$/.test(paar.naam) ? { ...paar, waarde: tekst } : paar));
          const genomen = await stuur(world, {
            methode: 'POST',
            pad: vorm.formulier.actie,
            wie: vorm.wie,
            ...bericht(vorm.formulier, [{ naam: '_sleutel', waarde: vorm.wie?.sleutel() ?? '' }, ...paren]),
          });
          mis.push(
            ...gebreken(genomen, { status: [303, 422], getypt: [tekst] }).map(
              (fout) => `besluit met ${JSON.stringify(tekst.slice(0, 60))}: ${fout}`,
            ),
          );
          const [, inwoner, besluit] = /^\/dossier\/(\d+)\/besluit\/(\d+)/.exec(genomen.location ?? '') ?? [];
          if (besluit === undefined) {
            await slagveld.herstel();
            continue;
          }
          const brief = await stuur(world, {
            methode: 'GET',
            pad: `/dossier/${inwoner}/besluit/${besluit}/voorbeeld`,
            wie: vorm.wie,
          });
          traagste.meet(brief.duur, () => `brief ${JSON.stringify(tekst.slice(0, 40))}`);
          if (brief.status !== 200 || !(brief.headers.get('content-type') ?? '').startsWith('application/pdf')) {
            mis.push(`de brief met ${JSON.stringify(tekst.slice(0, 60))}: status ${brief.status}`);
          } else {
            brieven++;
            // What is packed is any bytes, also those of a name: only what stands outside it is a name.
            const rauw = Buffer.from(brief.bytes)
              .toString('latin1')
              .replace(/\bstream\r?\n[\s\S]*?endstream/g, '')
              // The file's own number in letters, in which a slash and two capitals come by as any other.
              .replace(/\/ID ?\[[^\]]*\]/g, '');
            const gevaar =
              /\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|SubmitForm|ImportData|GoToR|AA|OpenAction)\b|\/URI\s*\((?!https:\/\/www\.apeldoorn\.nl|tel:)/.exec(
                rauw,
              );
            if (gevaar) mis.push(`de brief met ${JSON.stringify(tekst.slice(0, 60))} bevat ${gevaar[0]}`);
            const plat = (een: string): string => een.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, '');
            const staat = plat(pdfText(brief.bytes).join(''));
            if (!staat.includes(plat(clean(tekst)).slice(0, 40)))
              mis.push(`in de brief staat niet ${JSON.stringify(tekst.slice(0, 60))}`);
          }
          await slagveld.herstel();
        }
        cijfers.brieven = brieven;
        bevindingen.push(...mis);
        expect(mis).toEqual([]);
        expect(brieven).toBeGreaterThan(reeks.length / 3);
      },
      TIJD,
    );
  });

  test('niets is opgehaald, en niets is buiten de eigen map geschreven', () => {
    const { luisteraar } = aanval();
    expect(luisteraar.geraakt).toEqual([]);
    for (const plek of [os.tmpdir(), process.cwd(), path.resolve(process.cwd(), '..')])
      expect(fs.readdirSync(plek).filter((naam) => /^lek(\.|$)|wm-lek/.test(naam))).toEqual([]);
  });
};
