import type { OpenPunt } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { acties, type Html, html, kop, link, linkKnop, melding, stapel, tegels, uitklap } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { findLaatste } from '../queries/doorrekening.ts';
import { magActiveren, nieuwereBasis, reeksVan } from '../rules/oordeel.ts';
import { type Verschil, verschillen } from '../rules/verschillen.ts';
import { type BeleidswijzigingSettings, isOvername, openVan, probeerGevallen, veldVan } from '../settings.ts';
import type { Concept, Doorrekening } from '../types.ts';
import {
  aantal,
  adres,
  type ConceptDeel,
  conceptBadge,
  conceptTabs,
  dag,
  getConcept,
  VERSIES,
  vandaagVan,
  versieNaam,
} from './onderdelen.ts';
import { basisVerschil } from './verschillen.ts';

/** Seconds after which a page about work that goes on asks for itself again. */
const VERVERS = '2';

/** What every page of the review shows above its own part. */
export interface Stand {
  vandaag: Datum;
  concept: Concept;
  gemeenteId: number;
  gebruikerId: number;
  rol: string;
  lijst: Verschil[];
  /** How many agreed cases belong to it. */
  gevallen: number;
  mislukt: number;
  /** What is still to be settled in it. */
  open: OpenPunt[];
  /** It began with the regeling of another municipality. */
  overname: boolean;
  doorrekening: Doorrekening | undefined;
}

export const laadStand = async (c: PageContext, s: BeleidswijzigingSettings): Promise<Stand> => {
  const nummer = c.nummer('concept');
  const [concept, doorrekening, actor] = await Promise.all([getConcept(c), findLaatste(c.db, nummer), c.actor()]);
  if (actor.gemeenteId === undefined) throw new NietGevonden();
  const geprobeerd = probeerGevallen(s.beleid, concept);
  return {
    vandaag: c.vandaag,
    concept,
    gemeenteId: actor.gemeenteId,
    gebruikerId: actor.gebruikerId,
    rol: actor.rol,
    lijst: verschillen(s.beleid.regelingMetId(concept.basisId).inhoud, concept.laatste.inhoud),
    open: openVan(s.beleid, concept),
    overname: isOvername(s.beleid, concept),
    gevallen: geprobeerd.length,
    mislukt: geprobeerd.filter((geval) => geval.verschillen.length > 0).length,
    doorrekening: doorrekening?.conceptversie === concept.laatste.versie ? doorrekening : undefined,
  };
};

const bezig = (doorrekening: Doorrekening | undefined): boolean =>
  doorrekening?.status === 'wacht' || doorrekening?.status === 'bezig';

/** The page around one part of the review. */
export const toonDeel = async (
  c: PageContext,
  s: BeleidswijzigingSettings,
  stand: Stand,
  deel: ConceptDeel,
  inhoud: Html,
): Promise<Response> => {
  const { concept, doorrekening } = stand;
  const antwoord = await c.page({
    titel: deel === 'verschillen' ? concept.titel : `${concept.titel}: ${DEEL[deel]}`,
    kruimels: [{ tekst: 'Versies', href: VERSIES }, { tekst: concept.titel }],
    inhoud: html`${kop({
      titel: concept.titel,
      onder: html`${veldVan(concept, 'naam')}, geldig vanaf ${dag(concept.laatste.geldigVan)} ${conceptBadge(s, concept, stand.gemeenteId, vandaagVan(c))}`,
      acties: html`${concept.status === 'concept' && stand.rol === 'beleid' && linkKnop({ tekst: 'Pas aan', href: adres(concept, '/wijzigen'), icoon: 'edit' })}${linkKnop({ tekst: 'Download', href: adres(concept, '/download'), icoon: 'download', download: true })}`,
    })}${stapel(watNu(s, stand), korter(s, stand))}${tegels([
      stand.overname
        ? {
            aantal: aantal(stand.open.length),
            tekst: 'nog te regelen',
            href: adres(concept, '/open'),
            soort: 'aandacht' as const,
          }
        : { aantal: aantal(stand.lijst.length), tekst: 'verschillen', href: adres(concept), icoon: 'file-text' as const },
      {
        aantal: aantal(stand.mislukt),
        tekst: stand.mislukt === 1 ? 'voorbeeld klopt niet meer' : 'voorbeelden kloppen niet meer',
        href: adres(concept, '/gevallen'),
        soort: stand.mislukt > 0 ? 'aandacht' : 'goed',
      },
      // Nothing runs under a regeling that did not exist.
      ...(stand.overname ? [] : gevolgTegels(concept, doorrekening)),
    ])}${conceptTabs(concept, deel, { verschillen: stand.lijst.length, mislukt: stand.mislukt, open: stand.open.length, doorrekening })}${inhoud}`,
  });
  if (bezig(doorrekening)) antwoord.headers.set('refresh', VERVERS);
  return antwoord;
};

const DEEL = {
  gevallen: 'voorbeeldgevallen',
  gevolgen: 'gevolgen',
  open: 'nog te regelen',
  route: 'de route',
  proberen: 'proberen',
  bestand: 'het bestand',
} as const;

const gevolgTegels = (concept: Concept, d: Doorrekening | undefined): Parameters<typeof tegels>[0] => {
  const href = (richting: string): string => adres(concept, `/gevolgen?richting=${richting}`);
  const { telling } = d ?? {};
  if (!telling) return [{ aantal: '…', tekst: 'gevallen geraakt', href: adres(concept, '/gevolgen'), icoon: 'clock' }];
  return [
    { aantal: aantal(telling.wint), tekst: 'gaan erop vooruit', href: href('wint'), icoon: 'arrow-up', soort: 'goed' },
    {
      aantal: aantal(telling.verliest),
      tekst: 'gaan erop achteruit',
      href: href('verliest'),
      icoon: 'arrow-down',
      soort: 'aandacht',
    },
    { aantal: aantal(telling.verschuift), tekst: 'verschuiven', href: href('verschuift'), icoon: 'arrow-right' },
    ...(telling.metContract === 0
      ? []
      : [
          {
            aantal: aantal(telling.metContract),
            tekst: 'houden het tarief van het contract',
            href: adres(concept, '/gevolgen'),
            icoon: 'file-certificate' as const,
          },
        ]),
  ];
};

/** Whose turn it is, and what stands in the way. */
const watNu = (s: BeleidswijzigingSettings, stand: Stand): Html => {
  const { concept, doorrekening, rol, gebruikerId } = stand;
  const nieuwer = nieuwereBasis(concept, s.beleid.versies(stand.gemeenteId));
  const open = concept.status === 'concept' || concept.status === 'klaargezet';
  if (open && nieuwer) return verouderd(s, stand, nieuwer.id);
  const wie = { maker: concept.laatste.door, klaar: concept.klaargezetDoor ?? '' };
  switch (concept.status) {
    case 'concept':
      return html`${
        concept.eindeReden !== '' &&
        melding({ soort: 'waarschuwing', titel: 'Een collega vroeg om een aanpassing', inhoud: concept.eindeReden })
      }${melding({
        soort: 'info',
        titel: 'Dit is een concept',
        inhoud:
          rol === 'beleid'
            ? html`<p>${
                stand.overname
                  ? html`Begonnen met de regeling van een andere gemeente. Regel wat nog open staat in het bestand, bekijk de route en probeer haar op een verzonnen inwoner. Wat open blijft, heet niet geregeld. `
                  : 'Bekijk de verschillen, de voorbeeldgevallen en de gevolgen. '
              }${
                bezig(doorrekening)
                  ? 'De gevolgen worden nu uitgerekend; daarna kun je de versie klaarzetten.'
                  : 'Klopt het? Zet de versie dan klaar voor een collega. Die ziet hetzelfde als jij.'
              }</p>${acties(
                doorrekening?.status === 'klaar' &&
                  linkKnop({ tekst: 'Zet klaar voor een collega', href: adres(concept, '/klaarzetten'), soort: 'primair' }),
                linkKnop({ tekst: 'Leg weg', href: adres(concept, '/wegleggen'), soort: 'stil' }),
              )}`
            : html`<p>${wie.maker} werkt hieraan. Je kunt al meekijken; activeren kan als de versie klaarstaat.</p>`,
      })}`;
    case 'klaargezet':
      return melding({
        soort: 'info',
        titel: 'Deze versie wacht op een tweede persoon',
        inhoud: magActiveren(concept, gebruikerId)
          ? html`<p>${wie.klaar} zette haar klaar op ${concept.klaargezetOp ? toonMoment(concept.klaargezetOp, stand.vandaag) : ''}. Bekijk de verschillen en de gevolgen, en activeer haar of geef haar terug.</p>${acties(
              linkKnop({ tekst: 'Activeer', href: adres(concept, '/activeren'), soort: 'primair' }),
              linkKnop({ tekst: 'Geef terug', href: adres(concept, '/teruggeven') }),
            )}`
          : html`<p>Je hebt er zelf aan gewerkt, dus een collega van beleid of beheer activeert haar. Nog iets vergeten?</p>${acties(
              linkKnop({ tekst: 'Haal terug', href: adres(concept, '/teruggeven') }),
            )}`,
      });
    case 'geactiveerd':
      return melding({
        soort: 'succes',
        titel: `Geactiveerd door ${concept.geactiveerdDoor ?? ''}`,
        inhoud: html`<p>${concept.geactiveerdOp ? toonMoment(concept.geactiveerdOp, stand.vandaag) : ''}. Klaargezet door ${wie.klaar}.${concept.geactiveerdReden !== '' && ` Reden van de terugwerkende kracht: ${concept.geactiveerdReden}`}</p>${
          concept.regelingId !== undefined &&
          html`<p>${link(`/beleid?versie=${concept.regelingId}`, 'Lees de nieuwe versie')}</p>`
        }${acties(linkKnop({ tekst: 'Trek in', href: adres(concept, '/intrekken'), soort: 'stil' }))}`,
      });
    case 'ingetrokken':
    case 'weggelegd':
      return melding({
        soort: 'info',
        titel: concept.status === 'ingetrokken' ? 'Ingetrokken' : 'Weggelegd',
        inhoud: `Door ${concept.eindeDoor ?? ''}${concept.eindeOp ? ` op ${toonMoment(concept.eindeOp, stand.vandaag)}` : ''}${concept.eindeReden === '' ? '' : `: ${concept.eindeReden}`}.`,
      });
  }
};

/** Another version that was activated already begins later: this one holds until then, and what it changes ends with it. */
export const korter = (s: BeleidswijzigingSettings, { concept, gemeenteId }: Stand): Html | undefined => {
  if (concept.status !== 'concept' && concept.status !== 'klaargezet') return undefined;
  const { geldigVan } = concept.laatste;
  const later = reeksVan(s.beleid.versies(gemeenteId), concept.sleutel).find(({ van }) => van > geldigVan);
  return (
    later &&
    melding({
      soort: 'waarschuwing',
      titel: `Deze versie geldt maar tot ${dag(later.van)}`,
      inhoud: html`<p>Op die dag gaat versie ${later.versie.id} in, die al is geactiveerd: ${link(`/beleid?versie=${later.versie.id}`, versieNaam(later.versie))}. Wat hier verandert staat daar niet vanzelf in. Moet het blijven gelden, maak dan ook van die versie een wijziging.</p>`,
    })
  );
};

const verouderd = (s: BeleidswijzigingSettings, { concept, rol }: Stand, nieuwer: number): Html => {
  const basis = s.beleid.regelingMetId(concept.basisId);
  const ander = s.beleid.regelingMetId(nieuwer);
  return html`${melding({
    soort: 'waarschuwing',
    titel: 'Deze wijziging gaat uit van een versie die is ingehaald',
    inhoud: html`<p>Zij is gemaakt van versie ${basis.id} (${versieNaam(basis)}). Op ${dag(concept.laatste.geldigVan)} geldt intussen versie ${ander.id} (${versieNaam(ander)}). Wie nu verdergaat, draait terug wat daarin veranderde.</p>${
      rol === 'beleid' && concept.status === 'concept'
        ? acties(
            linkKnop({ tekst: 'Ga uit van de nieuwere versie', href: adres(concept, '/basis'), soort: 'primair' }),
            linkKnop({ tekst: 'Leg weg', href: adres(concept, '/wegleggen'), soort: 'stil' }),
          )
        : concept.status === 'klaargezet'
          ? acties(linkKnop({ tekst: 'Geef terug', href: adres(concept, '/teruggeven') }))
          : ''
    }`,
  })}${uitklap(`Wat er veranderde van versie ${basis.id} naar versie ${ander.id}`, basisVerschil(basis, ander))}`;
};
