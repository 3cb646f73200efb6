// The aanbieder: what the municipality changed of its toewijzingen, and which days moved with it, the latest first. Never why.
import type { BeleidInHuis } from '../../beleid/index.ts';
import { paginaUit, productNaam, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { fromDaterange, toonTijdens } from '../../kernel/periode.ts';
import { nooitBegonnen } from '../../toewijzing/index.ts';
import { html, kaart, kop, leegBlok, link, metOnder, paginering, stapel, tabel, terug } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { type GewijzigdRij, listGewijzigd, listVerschoven } from '../queries.ts';
import { SOORT_TEKST } from '../types.ts';

const PAD = '/toewijzingen/gewijzigd';
/** On one page of the list, and days that moved below it (keuze). */
const PER_PAGINA = 50;

/** What became of it, in one line. */
const wordt = (w: GewijzigdRij): string => {
  const einde = toonDatum(fromDaterange(w.looptijd_na).tot);
  switch (w.soort) {
    case 'opschorting':
      return `Staat stil ${toonTijdens({ van: datum(w.van), tot: datum(w.tot ?? w.van) })}. Laatste dag: ${einde}`;
    case 'hervatting':
      return `Gaat weer verder op ${toonDatum(datum(w.van))}. Laatste dag: ${einde}`;
    case 'uren':
      return `${toonUren(w.minuten ?? 0)} uur per week vanaf ${toonDatum(datum(w.van))}`;
    case 'plaats':
      return `Andere werkplek vanaf ${toonDatum(datum(w.van))}`;
    case 'vergissing':
      return 'Deze toewijzing was een vergissing en gaat niet door';
    case 'versie':
      return `Vanaf ${toonDatum(datum(w.van))} gelden nieuwe regels. Laatste dag blijft ${einde}`;
    case 'verlenging':
    case 'aanbieder':
    case 'einde':
    case 'herstel':
      // A place where he never began has no last day.
      return w.soort !== 'verlenging' && nooitBegonnen(w)
        ? 'Deze toewijzing gaat niet door. De inwoner is niet begonnen'
        : `Laatste dag: ${einde}`;
  }
};

export const registerGewijzigd = (router: Router, s: { beleid: BeleidInHuis }): void => {
  router.get(PAD, { rollen: ['aanbieder'], van: 'aanbieder', logboek: false }, (c) => toon(c, s));
};

const toon = async (c: PageContext, s: { beleid: BeleidInHuis }): Promise<Response> => {
  const pagina = paginaUit(c.zoek);
  const [rijen, verschoven] = await Promise.all([
    listGewijzigd(c.db, { overslaan: (pagina - 1) * PER_PAGINA, hoogstens: PER_PAGINA + 1 }),
    pagina === 1 ? listVerschoven(c.db, PER_PAGINA) : [],
  ]);
  const titel = 'Wat er veranderde';
  return c.page({
    titel,
    inhoud: html`${terug('/toewijzingen', 'Inwoners')}${kop({
      titel,
      onder: 'Wat de gemeente aan jullie toewijzingen wijzigde, het laatste bovenaan. Een nieuwe toewijzing staat bij Inwoners.',
    })}${
      rijen.length + verschoven.length === 0
        ? leegBlok({ titel: 'Er is nog niets gewijzigd', inhoud: 'Verandert de gemeente een toewijzing, dan staat dat hier.' })
        : stapel(
            rijen.length > 0 &&
              kaart({
                inhoud: html`${tabel({
                  caption: 'Gewijzigde toewijzingen',
                  toetsen: true,
                  kolommen: [{ kop: 'Inwoner' }, { kop: 'Wat' }, { kop: 'Werd' }, { kop: 'Gewijzigd' }],
                  rijen: rijen
                    .slice(0, PER_PAGINA)
                    .map((w) => [
                      metOnder(
                        link(`/toewijzingen/${w.toewijzing_id}`, toonNaam(w)),
                        productNaam(s.beleid, w.gemeente_id, c.vandaag, w.product),
                      ),
                      SOORT_TEKST[w.soort],
                      wordt(w),
                      toonDatum(dagTotVandaag(w.vastgelegd_op, c.vandaag)),
                    ]),
                })}${paginering({
                  pagina,
                  paginas: rijen.length > PER_PAGINA ? pagina + 1 : pagina,
                  href: (p) => (p === 1 ? PAD : `${PAD}?pagina=${p}`),
                })}`,
              }),
            verschoven.length > 0 &&
              kaart({
                titel: 'Welke plicht op een andere dag kwam',
                inhoud: tabel({
                  caption: 'Plichten die op een andere dag kwamen',
                  kolommen: [{ kop: 'Inwoner' }, { kop: 'Wat' }, { kop: 'Was' }, { kop: 'Werd' }],
                  rijen: verschoven.map((v) => [
                    link(`/toewijzingen/${v.toewijzing_id}`, toonNaam(v)),
                    v.naam,
                    v.oud === null ? 'was er niet' : toonDatum(datum(v.oud)),
                    v.nieuw === null ? 'hoeft niet meer' : toonDatum(datum(v.nieuw)),
                  ]),
                }),
              }),
          )
    }`,
  });
};
