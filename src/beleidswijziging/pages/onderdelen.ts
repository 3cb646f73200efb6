import { type BeleidInHuis, type OpgeslagenRegeling, standVan, type VersieStand } from '../../beleid/index.ts';
import { datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  type BadgeSoort,
  badge,
  bronStatus,
  type Html,
  html,
  type IconNaam,
  type Inhoud,
  tabs,
  wasWordt,
  zacht,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { findConcept } from '../queries/concept.ts';
import { reeksVan } from '../rules/oordeel.ts';
import type { Kant, Verschil } from '../rules/verschillen.ts';
import type { BeleidswijzigingSettings } from '../settings.ts';
import type { Concept, Doorrekening } from '../types.ts';

export const VERSIES = '/beleid/versies';
export const beide = { rollen: ['beleid', 'beheer'], van: 'gemeente' } as const;
export const voorbereider = { rollen: ['beleid'], van: 'gemeente' } as const;

export const dag = (iso: string): string => toonDatum(datum(iso));
export const aantal = (n: number): string => n.toLocaleString('nl-NL');

export const adres = (concept: Pick<Concept, 'id'>, rest = ''): string => `/beleid/versies/concept/${concept.id}${rest}`;

export const getConcept = async (c: PageContext): Promise<Concept> => {
  const concept = await findConcept(c.db, c.nummer('concept'));
  if (!concept) throw new NietGevonden();
  return concept;
};

/** A version of the own municipality. */
export const getVersie = async (c: PageContext, beleid: BeleidInHuis, id: number): Promise<OpgeslagenRegeling> => {
  const { gemeenteId } = await c.actor();
  const versie = gemeenteId === undefined ? undefined : beleid.versies(gemeenteId).find((een) => een.id === id);
  if (!versie) throw new NietGevonden();
  return versie;
};

const STAND: Record<VersieStand, { soort: BadgeSoort; tekst: string; icoon?: IconNaam }> = {
  voorbereid: { soort: 'neutraal', tekst: 'concept' },
  klaargezet: { soort: 'aandacht', tekst: 'klaargezet' },
  'gaat-in': { soort: 'info', tekst: 'actief, gaat nog in' },
  actief: { soort: 'goed', tekst: 'actief' },
  vervangen: { soort: 'neutraal', tekst: 'vervangen' },
  ingetrokken: { soort: 'neutraal', tekst: 'ingetrokken', icoon: 'ban' },
};

export const versieBadge = (stand: VersieStand): Html => badge(STAND[stand].soort, STAND[stand].tekst, STAND[stand].icoon);

export const conceptBadge = (s: BeleidswijzigingSettings, concept: Concept, gemeenteId: number, vandaag: string): Html => {
  switch (concept.status) {
    case 'concept':
      return badge('neutraal', 'concept');
    case 'klaargezet':
      return badge('aandacht', 'klaargezet');
    case 'weggelegd':
      return badge('neutraal', 'weggelegd', 'ban');
    case 'ingetrokken':
      return versieBadge('ingetrokken');
    case 'geactiveerd': {
      const versie = s.beleid.versies(gemeenteId).find(({ id }) => id === concept.regelingId);
      return versieBadge(versie ? standVan(versie, reeksVan(s.beleid.versies(gemeenteId), concept.sleutel), vandaag) : 'gaat-in');
    }
  }
};

export const versieNaam = (versie: OpgeslagenRegeling): string =>
  `${versie.regeling.naam}, geldig vanaf ${dag(versie.geldigVan)}${versie.vastgesteldOp === null ? '' : `, vastgesteld op ${dag(versie.vastgesteldOp)}`}`;

/** A part of the review of a concept. */
export type ConceptDeel = 'verschillen' | 'gevallen' | 'gevolgen' | 'open' | 'route' | 'proberen' | 'bestand';

/** The parts of the review of a concept. `open`: how much is still to be settled. */
export const conceptTabs = (
  concept: Concept,
  huidig: ConceptDeel,
  o: { verschillen: number; mislukt: number; open: number; doorrekening: Doorrekening | undefined },
): Html => {
  const telling = o.doorrekening?.telling;
  return tabs({
    naam: 'Onderdelen van de wijziging',
    tabs: [
      { tekst: 'Verschillen', href: adres(concept), huidig: huidig === 'verschillen', aantal: o.verschillen },
      {
        tekst: 'Voorbeeldgevallen',
        href: adres(concept, '/gevallen'),
        huidig: huidig === 'gevallen',
        aantal: o.mislukt === 0 ? undefined : `${o.mislukt} anders`,
      },
      {
        tekst: 'Gevolgen',
        href: adres(concept, '/gevolgen'),
        huidig: huidig === 'gevolgen',
        aantal: telling ? aantal(telling.wint + telling.verliest + telling.verschuift) : undefined,
      },
      { tekst: 'Nog te regelen', href: adres(concept, '/open'), huidig: huidig === 'open', aantal: o.open },
      { tekst: 'De route', href: adres(concept, '/route'), huidig: huidig === 'route' },
      { tekst: 'Proberen', href: adres(concept, '/proberen'), huidig: huidig === 'proberen' },
      { tekst: 'Het bestand', href: adres(concept, '/bestand'), huidig: huidig === 'bestand' },
    ],
  });
};

const kant = (k: Kant): Inhoud =>
  html`${k.tekst}${k.bron !== undefined && html`<br>${zacht(html`${k.bron === 'keuze' ? '' : `${k.bron} `}${k.status && bronStatus(k.status)}`)}`}${
    k.keuze !== undefined && html`<br>${zacht(`Niet in de bron: gekozen. ${k.keuze}`)}`
  }${k.toelichting !== undefined && html`<br>${zacht(k.toelichting)}`}${k.tegenspraak !== undefined && html`<br>${zacht(`Een andere tekst zegt: ${k.tegenspraak}`)}`}`;

/** Before and after, each with its source. */
export const wijziging = (v: Verschil): Html =>
  wasWordt({ ...(v.oud ? { oud: kant(v.oud) } : {}), ...(v.nieuw ? { nieuw: kant(v.nieuw) } : {}) });

export const kantTekst = (k: Kant | undefined): string =>
  k === undefined ? '' : `${k.tekst}${k.bron === undefined ? '' : ` (${k.bron})`}`;

export const vandaagVan = (c: PageContext): string => isoDatum(c.vandaag);
