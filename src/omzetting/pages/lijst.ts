import { toonDatum } from '../../kernel/datum.ts';
import { type BadgeSoort, badge, html, kaart, kop, leegBlok, link, linkKnop, metOnder, stapel, tabel } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { listOmzettingen } from '../queries/index.ts';
import { type Omzetting, type OmzettingStatus, SOORT_TEKST, STATUS_TEKST } from '../types.ts';

/** Who may look at changes in bulk: a consulent at the own residents, a contractmanager at numbers. */
export const LEZERS = ['teammanager', 'contractmanager', 'consulent'] as const;
/** Who may begin one and set it going. */
export const BEGINNERS = ['teammanager', 'contractmanager'] as const;

const SOORT: Readonly<Record<OmzettingStatus, BadgeSoort>> = {
  opstellen: 'info',
  nagaan: 'aandacht',
  bezig: 'info',
  gestopt: 'aandacht',
  klaar: 'goed',
  weggelegd: 'neutraal',
};
export const statusBadge = (o: Pick<Omzetting, 'status'>) => badge(SOORT[o.status], STATUS_TEKST[o.status] ?? '');

/** "Fietspunt stopt, laatste dag 31 december 2026" */
export const omzettingNaam = (o: Omzetting): string => {
  switch (o.soort) {
    case 'aanbieder-stopt':
      return `${o.aanbieder ?? 'Een aanbieder'} stopt`;
    case 'nieuwe-versie':
    case 'tarief':
    case 'wet':
      return SOORT_TEKST[o.soort].naam;
    case 'anders':
      return o.reden.length > 60 ? `${o.reden.slice(0, 57)}…` : o.reden;
  }
};

export const dagTekst = (o: Omzetting): string =>
  o.soort === 'aanbieder-stopt' || o.daad === 'einde' ? `laatste dag ${toonDatum(o.dag)}` : `vanaf ${toonDatum(o.dag)}`;

/** The name with its kind, and once when they are the same. */
const wieEnWat = (o: Omzetting) => {
  const naam = link(`/omzettingen/${o.id}`, omzettingNaam(o));
  return omzettingNaam(o) === SOORT_TEKST[o.soort].naam ? naam : metOnder(naam, SOORT_TEKST[o.soort].naam);
};

export const PER_PAGINA = 50;

const HOOGSTENS = 100;

export const registerLijst = (router: Router): void => {
  router.get('/omzettingen', { rollen: [...LEZERS], van: 'gemeente', logboek: false }, async (c) => {
    const [lijst, actor] = await Promise.all([listOmzettingen(c.db, HOOGSTENS), c.actor()]);
    const mag = BEGINNERS.some((rol) => rol === actor.rol);
    return c.page({
      titel: 'Wijzigingen voor velen',
      inhoud: stapel(
        kop({
          titel: 'Wijzigingen voor velen',
          onder:
            'Verandert er iets voor veel inwoners tegelijk? Hier staat per wijziging wie het raakt, wat het voorstel is en wat ervan kwam.',
          acties: mag && linkKnop({ tekst: 'Nieuwe wijziging', href: '/omzettingen/nieuw', soort: 'primair', icoon: 'plus' }),
        }),
        lijst.length === 0
          ? leegBlok({
              titel: 'Er is nog geen wijziging voor velen',
              inhoud: 'Bijvoorbeeld: een aanbieder stopt, tarieven gaan omhoog, of er komt een nieuwe versie van de regeling.',
            })
          : kaart({
              inhoud: tabel({
                caption: 'Wijzigingen, de laatste bovenaan',
                toetsen: true,
                kolommen: [
                  { kop: 'Wijziging' },
                  { kop: 'Wanneer' },
                  { kop: 'Nagaan uiterlijk' },
                  { kop: 'Begonnen door' },
                  { kop: 'Stand', vanzelf: true },
                ],
                rijen: lijst.map((o) => [
                  wieEnWat(o),
                  dagTekst(o),
                  o.soort === 'tarief' ? '' : toonDatum(o.nagaanTot),
                  o.door,
                  html`${statusBadge(o)}`,
                ]),
              }),
            }),
      ),
    });
  });
};
