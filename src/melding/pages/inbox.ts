import { adresMet, paginaUit, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import {
  badge,
  html,
  kaart,
  kop,
  leegBlok,
  link,
  linkKnop,
  melding,
  metOnder,
  paginering,
  stapel,
  tabel,
  tegels,
  telling,
} from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { countMeldingen, findMeldingen, findOppakDagen, type Toon } from '../queries.ts';
import { meldingStand } from '../rules.ts';
import { type MeldingRij, melderTekst, sluitredenTekst } from '../types.ts';
import { OPPAKKEN_STANDAARD } from './hierna.ts';
import type { TeamSettings } from './melding.ts';

const PER_PAGINA = 25;
const TITELS: Record<Toon, string> = {
  wachtrij: 'Nog van niemand',
  mijn: 'Bij jou',
  verdeeld: 'Bij een consulent',
  terugbellen: 'Nog antwoord geven aan wie meldde',
  klaar: 'Afgehandeld',
};
const LEEG: Record<Toon, string> = {
  wachtrij: 'Er wacht geen melding. Nieuwe meldingen komen hier vanzelf te staan.',
  mijn: 'Je hebt geen melding opgepakt. Kijk bij “Nog van niemand”.',
  verdeeld: 'Er ligt geen melding bij een consulent.',
  terugbellen: 'Iedereen die meldde heeft antwoord.',
  klaar: 'Er is nog geen melding afgehandeld.',
};

const telDagen = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`);

/** /meldingen: what came in and waits, oldest first, with what is too late. */
export const registerInbox = (router: Router, s: TeamSettings): void => {
  router.get('/meldingen', { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: false }, async (c) => {
    const manager = c.rolHint === 'teammanager';
    const mag: readonly Toon[] = manager
      ? ['wachtrij', 'verdeeld', 'terugbellen', 'klaar']
      : ['wachtrij', 'mijn', 'terugbellen', 'klaar'];
    const toon = mag.find((een) => een === c.zoek.get('toon')) ?? 'wachtrij';
    const pagina = paginaUit(c.zoek);
    const [aantallen, rijen, actor] = await Promise.all([
      countMeldingen(c.db),
      findMeldingen(c.db, { toon, pagina, perPagina: PER_PAGINA }),
      c.actor(),
    ]);
    const oppakkenDagen = await findOppakDagen(c.db, actor.gemeenteId ?? 0, OPPAKKEN_STANDAARD);
    const totaal = Number(rijen[0]?.totaal ?? 0);
    const wanneer = (rij: MeldingRij) => {
      if (rij.status === 'gesloten' || rij.status === 'aangemeld')
        return html`${rij.status === 'aangemeld' ? badge('goed', 'Aangemeld') : badge('neutraal', 'Gesloten')}${
          rij.sluitreden && html`<br>${sluitredenTekst[rij.sluitreden]}`
        }`;
      const stand = meldingStand(rij, { landelijk: s.beleid.landelijk, oppakkenDagen, vandaag: c.vandaag });
      const tot = stand.oppakkenTot ?? stand.onderzoekTot;
      const wat = stand.oppakkenTot ? 'Oppakken' : 'Onderzoek klaar';
      return html`${stand.dagenTeLaat > 0 ? badge('telaat', `${telDagen(stand.dagenTeLaat)} te laat`) : badge('info', rij.status === 'nieuw' ? 'Nieuw' : 'In behandeling')}${
        tot && html`<br>${wat} uiterlijk ${toonDatum(tot)}`
      }`;
    };
    return c.page({
      titel: 'Meldingen',
      inhoud: stapel(
        c.zoek.get('gedaan') === 'doorgegeven' &&
          melding({ soort: 'succes', titel: 'De melding is doorgegeven aan wie het dossier heeft' }),
        kop({
          titel: 'Meldingen',
          onder: `Wat binnenkomt van inwoners en van anderen. Pak een melding op binnen ${telDagen(oppakkenDagen)}; het onderzoek is klaar binnen zes weken na de melding.`,
          acties: manager ? false : linkKnop({ tekst: 'Inwoner aanmelden', href: '/aanmelding', icoon: 'user-plus' }),
        }),
        tegels(
          mag.flatMap((een) =>
            een === 'klaar'
              ? []
              : [
                  {
                    aantal: aantallen[een],
                    tekst: TITELS[een],
                    href: `/meldingen?toon=${een}`,
                    huidig: een === toon,
                    ...(een !== 'mijn' && een !== 'verdeeld' && aantallen[een] > 0 ? { soort: 'aandacht' as const } : {}),
                  },
                ],
          ),
        ),
        kaart({
          titel: TITELS[toon],
          acties: toon === 'klaar' ? undefined : link('/meldingen?toon=klaar', 'Afgehandelde meldingen'),
          inhoud:
            rijen.length === 0
              ? leegBlok({ titel: 'Geen meldingen', inhoud: LEEG[toon] })
              : html`${telling(`${totaal} ${totaal === 1 ? 'melding' : 'meldingen'}`)}${tabel({
                  caption: TITELS[toon],
                  toetsen: true,
                  kolommen: [
                    { kop: 'Over wie' },
                    { kop: 'Vraag' },
                    { kop: 'Gemeld door' },
                    { kop: 'Gemeld op' },
                    { kop: 'Hoe het staat' },
                    ...(manager ? [{ kop: 'Consulent' }] : []),
                  ],
                  rijen: rijen.map((rij) => [
                    metOnder(
                      link(
                        `/meldingen/${rij.id}`,
                        rij.voornaam === null || rij.achternaam === null
                          ? `Melding ${rij.kenmerk}`
                          : toonNaam({ voornaam: rij.voornaam, voorvoegsel: rij.voorvoegsel ?? '', achternaam: rij.achternaam }),
                      ),
                      rij.inwonerId !== null && rij.status !== 'aangemeld'
                        ? `${rij.woonplaats ?? ''}, bekende inwoner`
                        : (rij.woonplaats ?? 'Niet meer bewaard'),
                    ),
                    rij.vraag.length > 90 ? `${rij.vraag.slice(0, 90)}…` : rij.vraag,
                    melderTekst[rij.melderSoort],
                    toonDatum(datum(rij.ontvangenOp)),
                    wanneer(rij),
                    ...(manager ? [rij.consulentId === 0 ? 'Nog van niemand' : rij.consulent] : []),
                  ]),
                })}${paginering({
                  pagina,
                  paginas: Math.ceil(totaal / PER_PAGINA),
                  href: (p) => adresMet('/meldingen', { toon, pagina: p === 1 ? undefined : p }),
                })}`,
        }),
      ),
    });
  });
};
