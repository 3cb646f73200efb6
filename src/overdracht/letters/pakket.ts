// What goes along, made of the dossier and of what the resident agreed to; and the same on paper.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { contactTekst, toonNaam, uitkeringTekst } from '../../inwoner/index.ts';
import { type Datum, datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import { renderPdf, unprintableIn } from '../../platform/pdf/index.ts';
import { zip } from '../../platform/zip.ts';
import type { Terugkeerafspraak } from '../../terugkeer/index.ts';
import type { Dossierdelen } from '../queries.ts';
import { MEE, type MeeSoort, type Overdracht, type Pakket } from '../types.ts';

const template = readFileSync(new URL('pakket.typ', import.meta.url), 'utf8');

const WOORD_KOP: Record<Dossierdelen['woorden'][number]['veld'], string> = {
  'ik-wil': 'Ik wil',
  'ik-kan': 'Ik kan',
  'ik-heb-nodig': 'Ik heb nodig',
};

type Regel = Pakket['delen'][number]['regels'][number];

const regelsVan = (
  soort: MeeSoort,
  d: Dossierdelen,
  o: { beleid: Pick<BeleidInHuis, 'regelingMetId'>; afspraak: Terugkeerafspraak | undefined },
): Regel[] => {
  switch (soort) {
    case 'contact':
      return [
        { kop: 'Naam', waarde: toonNaam(d.persoon) },
        { kop: 'Geboren', waarde: toonDatum(datum(d.persoon.geboortedatum)) },
        { kop: 'Woonplaats', waarde: d.persoon.woonplaats },
        { kop: 'Telefoon', waarde: d.persoon.telefoon },
        { kop: 'E-mail', waarde: d.persoon.email },
        {
          kop: 'Het liefst',
          waarde: [contactTekst[d.inwoner.contact], d.inwoner.contact_toelichting].filter(Boolean).join('. '),
        },
        { kop: 'Taal', waarde: d.inwoner.taal },
      ];
    case 'woorden':
      return d.woorden.map(({ veld, tekst }) => ({ kop: WOORD_KOP[veld], waarde: tekst }));
    case 'treden':
      return d.treden.map(({ peildatum, trede, perspectief }) => ({
        kop: toonDatum(datum(peildatum)),
        waarde: `Trede ${trede}${perspectief === null ? '' : `, perspectief trede ${perspectief}`}`,
      }));
    case 'doelen':
      return d.doelen.map(({ tekst, maat }, nr) => ({
        kop: `Doel ${nr + 1}`,
        waarde: maat === '' ? tekst : `${tekst}. Het is gelukt als: ${maat}`,
      }));
    case 'plekken':
      return d.plekken.map((plek) => ({
        kop: plek.aanbieder,
        waarde: `${findProduct(o.beleid.regelingMetId(plek.regeling_id).regeling, plek.product)?.naam ?? plek.product}, ${toonPeriode(fromDaterange(plek.looptijd))}${plek.status === 'beeindigd' ? ', beëindigd' : ''}`,
      }));
    case 'advies':
      return d.advies
        ? [
            { kop: 'Gegeven', waarde: toonDatum(datum(d.advies.gegeven_op)) },
            { kop: 'Werk dat past', waarde: d.advies.werkplek },
            { kop: 'Leren', waarde: d.advies.opleiding },
            { kop: 'Volgende stappen', waarde: d.advies.vervolg },
          ]
        : [];
    case 'terugkeer':
      return o.afspraak && o.afspraak.afgezien === ''
        ? [
            { kop: 'Waarnaar terug', waarde: o.afspraak.terugNaar },
            { kop: 'Tot en met', waarde: o.afspraak.tot ? toonDatum(o.afspraak.tot) : '' },
            { kop: 'Wie beslist', waarde: o.afspraak.beslist },
          ]
        : [];
    case 'uitkering':
      return [{ kop: 'Uitkering', waarde: d.uitkering ? uitkeringTekst[d.uitkering] : 'Geen uitkering bekend' }];
  }
};

/** Exactly what the resident agreed to, out of the dossier as it is now; what is not there says so. */
export const maakPakket = (o: {
  overdracht: Overdracht;
  mee: readonly MeeSoort[];
  delen: Dossierdelen;
  afspraak: Terugkeerafspraak | undefined;
  beleid: Pick<BeleidInHuis, 'regelingMetId'>;
  gemeente: string;
  vandaag: Datum;
}): Pakket => ({
  titel: `Overdracht van ${toonNaam(o.delen.persoon)}`,
  gemeente: o.gemeente,
  partij: o.overdracht.partijNaam,
  opgesteld: toonDatum(o.vandaag),
  waarom: o.overdracht.waarom,
  contactpersoon: o.delen.inwoner.consulent,
  delen: o.mee.map((soort) => {
    const regels = regelsVan(soort, o.delen, o).filter(({ kop, waarde }) => kop !== '' || waarde !== '');
    return {
      kop: MEE[soort],
      regels: regels.length > 0 ? regels : [{ kop: 'In het dossier', waarde: 'Hierover staat niets in het dossier.' }],
    };
  }),
});

/** Signs that the letter cannot print (a face that somebody typed) become a question mark: they stand in the data all the same. */
const drukbaar = (tekst: string): string => {
  const vreemd = new Set(unprintableIn(tekst));
  return vreemd.size === 0 ? tekst : [...tekst].map((teken) => (vreemd.has(teken) ? '?' : teken)).join('');
};
const opPapier = ({ delen, ...kop }: Pakket) => ({
  ...Object.fromEntries(Object.entries(kop).map(([veld, tekst]) => [veld, drukbaar(tekst)])),
  delen: delen.map((deel) => ({
    kop: drukbaar(deel.kop),
    regels: deel.regels.map((regel) => ({ kop: drukbaar(regel.kop), waarde: drukbaar(regel.waarde) })),
  })),
});

/** The package as a tagged PDF; the same package gives the same bytes. */
export const pakketPdf = async (pakket: Pakket, op: Datum) => ({
  inhoud: await renderPdf({ template, data: { ...opPapier(pakket), jaarMaandDag: [op.year, op.month, op.day] } }),
  type: 'application/pdf',
  naam: 'overdracht.pdf',
});

/** What tells one package from another: who records that it left says with it which one he had. */
export const pakketMerk = (pakket: Pakket): string =>
  createHash('sha256').update(JSON.stringify(pakket)).digest('hex').slice(0, 32);

const LEESMIJ = `Wat hierin zit
==============
overdracht.pdf   om te lezen
overdracht.json  dezelfde gegevens, om in een ander systeem over te nemen

De inwoner vond het goed dat precies dit meegaat. Bewaar het niet langer dan nodig en deel het niet verder.
Stuur het alleen langs een weg die tegen meelezen is beveiligd.
`;

/** The package as one file to pass on: to read, and as data for another system. The same package gives the same bytes. */
export const pakketZip = async (pakket: Pakket, op: Datum) => {
  const utf8 = new TextEncoder();
  return {
    inhoud: zip(
      [
        { naam: 'overdracht.pdf', inhoud: (await pakketPdf(pakket, op)).inhoud },
        { naam: 'overdracht.json', inhoud: utf8.encode(`${JSON.stringify(pakket, null, 2)}\n`) },
        { naam: 'leesmij.txt', inhoud: utf8.encode(LEESMIJ) },
      ],
      new Date(`${isoDatum(op)}T12:00:00Z`),
    ),
    type: 'application/zip',
    naam: 'overdracht.zip',
  };
};
