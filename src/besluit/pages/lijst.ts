// The besluiten of one resident, and what lies before somebody to be signed.
import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { datum, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { fromDaterange, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  badge,
  form,
  foutSamenvatting,
  type Html,
  html,
  kaart,
  knop,
  kop,
  leegBlok,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { signBesluit } from '../actions/sign-besluit.ts';
import { listConcepten, listOmzettingenTeTekenen, listTerOndertekening, listTweedeHandtekening } from '../queries/concept.ts';
import { findBesluiten } from '../queries/index.ts';
import { listAanCollega } from '../queries/samen.ts';
import { soortNaam } from '../soorten.ts';
import { conceptPad, conceptStand } from './concept.ts';

type Settings = { beleid: BeleidInHuis };

/** Everything that the tab of a resident needs; start it with the rest of the page. */
export const readBesluitenTab = async (db: Kysely<DB>, inwonerId: number) => {
  const [besluiten, concepten] = await Promise.all([findBesluiten(db, inwonerId), listConcepten(db, inwonerId)]);
  return { besluiten, concepten };
};

const productVan = (s: Settings, regelingId: number, product: string): string =>
  findProduct(s.beleid.regelingMetId(regelingId).regeling, product)?.naam ?? product;

/** Concepts on top, then the besluiten, the newest first. */
export const besluitenTab = (
  s: Settings,
  o: { inwonerId: number; gemeenteId: number; vandaag: PageContext['vandaag']; schrijft: boolean; overleden: boolean } & Awaited<
    ReturnType<typeof readBesluitenTab>
  >,
): Html => {
  const regeling = s.beleid.dichtstbij(o.gemeenteId, o.vandaag)?.regeling;
  const basis = `/dossier/${o.inwonerId}`;
  return stapel(
    o.concepten.length > 0 &&
      kaart({
        titel: 'Nog niet genomen',
        inhoud: tabel({
          caption: 'Concepten van besluiten',
          kolommen: [{ kop: 'Concept' }, { kop: 'Stand' }, { kop: 'Gewijzigd' }],
          rijen: o.concepten.map((concept) => [
            link(
              conceptPad(o.inwonerId, concept.id),
              `${soortNaam(concept.soort)}: ${(regeling && findProduct(regeling, concept.product)?.naam) ?? 'nog geen product'}`,
            ),
            conceptStand(concept),
            metOnder(toonMoment(concept.gewijzigd_op, o.vandaag), `door ${concept.door}`),
          ]),
        }),
      }),
    kaart({
      titel: 'Besluiten',
      inhoud:
        o.besluiten.length === 0
          ? leegBlok({
              titel: 'Er is nog geen besluit',
              inhoud: 'Een besluit rust op een toets.',
              acties: o.schrijft && linkKnop({ tekst: 'Besluit voorbereiden', href: `${basis}/besluit`, icoon: 'gavel' }),
            })
          : tabel({
              caption: 'Besluiten over deze inwoner',
              kolommen: [{ kop: 'Besluit' }, { kop: 'Genomen' }, { kop: 'Bekend' }, { kop: 'Stand' }],
              rijen: o.besluiten.map((b) => [
                metOnder(
                  link(`${basis}/besluit/${b.id}`, `${soortNaam(b.soort)}: ${productVan(s, b.regeling_id, b.product)}`),
                  [
                    `Besluit ${b.beschikkingnummer}`,
                    ...(b.aanbieder && b.soort !== 'afwijzing' ? [b.aanbieder] : []),
                    ...wanneer(b),
                  ].join(' · '),
                ),
                toonDatum(datum(b.genomen_op)),
                b.bekendgemaakt_op === null ? 'nog niet' : toonDatum(datum(b.bekendgemaakt_op)),
                besluitStand(b, o),
              ]),
            }),
    }),
  );
};

/** The days that this besluit decided: what it gave, from when it changes something, or the last day. */
const wanneer = ({ soort, gegeven, ingang }: Awaited<ReturnType<typeof findBesluiten>>[number]): string[] => {
  if (soort === 'afwijzing') return [];
  if (soort === 'wijziging' || soort === 'opschorting') return ingang === null ? [] : [`vanaf ${toonDatum(datum(ingang))}`];
  if (soort === 'beeindiging' || soort === 'intrekking')
    return ingang === null ? [] : [`tot en met ${toonDatum(plusDagen(datum(ingang), -1))}`];
  return gegeven === null ? [] : [toonPeriode(fromDaterange(gegeven))];
};

/** Whether a besluit still does something today: not for who died, and not after its last day. */
const besluitStand = (
  b: Awaited<ReturnType<typeof findBesluiten>>[number],
  o: { vandaag: PageContext['vandaag']; overleden: boolean },
): Html =>
  b.vervangen_door !== null
    ? badge('neutraal', 'Ingetrokken of vervangen')
    : b.vier_ogen && b.mede_door === null
      ? badge('aandacht', 'Tweede handtekening ontbreekt')
      : b.bekendgemaakt_op === null
        ? o.overleden
          ? badge('neutraal', 'Niet bekendgemaakt')
          : badge('aandacht', 'Nog niet bekendgemaakt')
        : o.overleden
          ? badge('neutraal', 'Geldt niet meer')
          : b.soort !== 'afwijzing' && b.looptijd !== null && isVoor(fromDaterange(b.looptijd).tot, o.vandaag)
            ? badge('neutraal', 'Voorbij')
            : badge('goed', 'Geldt');

/** What was just done, and what happens next. */
const KLAAR: Readonly<Record<string, readonly [titel: string, tekst: string]>> = {
  getekend: [
    'Het besluit is genomen',
    'De consulent van de inwoner maakt het bekend. Dan krijgt de inwoner de brief en begint de bezwaartermijn. Was het dossier van een collega? Dan zie je het nu niet meer.',
  ],
  eerste: ['Je tekende als eerste', 'De consulent legt het besluit nu voor aan een tweede collega met mandaat.'],
  samen: [
    'Je antwoord is gegeven',
    'De contactpersoon van de inwoner ziet het bij het concept. Het dossier zie je nu niet meer, tenzij het jouw inwoner is.',
  ],
  terug: ['Het concept is teruggestuurd', 'De consulent leest je reden en past het aan.'],
};

/** /besluiten-ter-ondertekening: what waits for the signature of who looks. */
export const ondertekenLijst = async (c: PageContext, s: Settings, fouten: readonly Reden[] = []): Promise<Response> => {
  const [actor, concepten, tweede, velen, samen] = await Promise.all([
    c.actor(),
    listTerOndertekening(c.db),
    listTweedeHandtekening(c.db),
    listOmzettingenTeTekenen(c.db),
    listAanCollega(c.db),
  ]);
  const regeling = actor.gemeenteId === undefined ? undefined : s.beleid.dichtstbij(actor.gemeenteId, c.vandaag)?.regeling;
  const naam = (product: string) => (regeling && findProduct(regeling, product)?.naam) ?? product;
  const klaar = KLAAR[c.zoek.get('klaar') ?? ''];
  const titel = 'Besluiten ter ondertekening';
  return c.page({
    titel,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel,
      onder: 'Wat collega’s aan jou voorlegden. Het langst wachtende staat bovenaan.',
      acties: actor.rol === 'teammanager' && linkKnop({ tekst: 'Bezwaren', href: '/bezwaren' }),
    })}${klaar && melding({ soort: 'succes', titel: klaar[0], inhoud: klaar[1] })}${
      concepten.length + velen.length + samen.length === 0 && tweede.length === 0
        ? leegBlok({
            titel: 'Er ligt niets om te ondertekenen',
            inhoud: 'Legt een collega iets aan je voor, dan staat het hier.',
          })
        : concepten.length > 0 &&
          kaart({
            inhoud: tabel({
              caption: titel,
              kolommen: [{ kop: 'Besluit' }, { kop: 'Inwoner' }, { kop: 'Voorgelegd' }],
              rijen: concepten.map((concept) => [
                metOnder(
                  link(conceptPad(concept.inwoner_id, concept.id), `${soortNaam(concept.soort)}: ${naam(concept.product)}`),
                  concept.eerste ? `Eerste handtekening: ${concept.eerste}` : '',
                ),
                metOnder(toonNaam(concept), `dossier ${concept.dossiernummer}`),
                metOnder(
                  concept.voorgelegd_op ? toonMoment(concept.voorgelegd_op, c.vandaag) : '',
                  concept.voorgelegd_door ? `door ${concept.voorgelegd_door}` : '',
                ),
              ]),
            }),
          })
    }${
      samen.length > 0 &&
      kaart({
        titel: 'Samen besluiten: jouw ja of nee',
        inhoud: tabel({
          caption: 'Besluiten waarover een collega om je ja of nee vraagt',
          kolommen: [{ kop: 'Besluit' }, { kop: 'Inwoner' }, { kop: 'Gevraagd' }],
          rijen: samen.map((een) => [
            link(conceptPad(een.inwoner_id, een.concept_id), `${soortNaam(een.soort)}: ${naam(een.product)}`),
            metOnder(toonNaam(een), `dossier ${een.dossiernummer}`),
            metOnder(toonDatum(datum(een.gevraagd_op)), een.door ? `door ${een.door}` : ''),
          ]),
        }),
      })
    }${
      velen.length > 0 &&
      kaart({
        titel: 'Uit een wijziging voor velen',
        inhoud: tabel({
          caption: 'Wijzigingen voor velen waarin jouw handtekening nodig is',
          kolommen: [{ kop: 'Wijziging' }, { kop: 'Inwoners', uitlijning: 'eind' }, { kop: 'Uiterlijk' }],
          rijen: velen.map((een) => [
            link(`/omzettingen/${een.id}?stand=voorgelegd`, een.reden),
            Number(een.aantal),
            toonDatum(datum(een.nagaan_tot)),
          ]),
        }),
      })
    }${
      tweede.length > 0 &&
      kaart({
        titel: 'Tweede handtekening nodig',
        inhoud: tabel({
          caption: 'Besluiten die op een tweede handtekening wachten',
          kolommen: [{ kop: 'Besluit' }, { kop: 'Inwoner' }, { kop: 'Genomen' }, { kop: 'Actie', zonderLabel: true }],
          rijen: tweede.map((b) => [
            metOnder(
              link(`/dossier/${b.inwoner_id}/besluit/${b.id}`, `${soortNaam(b.soort)}: ${naam(b.product)}`),
              `Besluit ${b.beschikkingnummer}`,
            ),
            toonNaam(b),
            metOnder(toonDatum(datum(b.genomen_op)), `door ${b.door}`),
            form({
              actie: `/dossier/${b.inwoner_id}/besluit/${b.id}/medetekenen`,
              sleutel: c.sleutel(),
              kaal: true,
              naam: `Besluit ${b.beschikkingnummer} ondertekenen`,
              inhoud: knop({ tekst: 'Teken ook', soort: 'tweede' }),
            }),
          ]),
        }),
      })
    }`,
  });
};

export const tekenMede = async (c: PageContext, s: Settings): Promise<Response> => {
  const uit = await c.submit(async (db, actor) => {
    const r = await signBesluit(db, {
      actor,
      beleid: s.beleid,
      vandaag: c.vandaag,
      inwonerId: c.nummer('inwoner'),
      besluitId: c.nummer('besluit'),
    });
    return r.ok ? { ok: true, naar: '/besluiten-ter-ondertekening' } : r;
  });
  return uit instanceof Response ? uit : ondertekenLijst(c, s, uit);
};
