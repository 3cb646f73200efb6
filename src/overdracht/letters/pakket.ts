// What goes along, made of the dossier and of what the resident agreed to; and the same on paper.
import { readFileSync } from 'node:fs';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { contactTekst, toonNaam, uitkeringTekst } from '../../inwoner/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import { renderPdf } from '../../platform/pdf/index.ts';
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
      return d.doelen.map(({ tekst, maat }) => ({ kop: tekst, waarde: maat }));
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

/** The package as a tagged PDF; the same package gives the same bytes. */
export const pakketPdf = async (pakket: Pakket, op: Datum) => ({
  inhoud: await renderPdf({ template, data: { ...pakket, jaarMaandDag: [op.year, op.month, op.day] } }),
  type: 'application/pdf',
  naam: 'overdracht.pdf',
});
