// The tab in the dossier: what comes, what waits, what was.

import type { Kysely } from 'kysely';
import { opsomming } from '../../kernel/aantal.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  acties,
  form,
  html,
  type Inhoud,
  kaart,
  knop,
  leegBlok,
  linkKnop,
  melding,
  metOnder,
  tabel,
  takenlijst,
  zacht,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { findVoorAfspraak, listAntwoorden, listMomenten, listVanInwoner, wilHerinnering } from '../queries/index.ts';
import { leiderVan, wachtOp } from '../rules.ts';
import type { Afspraak } from '../types.ts';
import { afspraakBadge, metWie, partijNaam, soortTekst, waar, wanneer } from './blokken.ts';

/** Everything that the tab shows, in one round trip. */
export const readAfsprakenTab = async (db: Kysely<DB>, inwonerId: number) => {
  const [afspraken, momenten, antwoorden, herinneren, inwoner] = await Promise.all([
    listVanInwoner(db, inwonerId),
    listMomenten(db, { inwonerId }),
    listAntwoorden(db, { inwonerId }),
    wilHerinnering(db, inwonerId),
    findVoorAfspraak(db, inwonerId),
  ]);
  return { afspraken, momenten, antwoorden, herinneren, inwoner };
};

const pad = (a: Afspraak): string => `/dossier/${a.inwonerId}/afspraken/${a.id}`;

/** The content of the tab; buttons only for who may act. */
export const afsprakenTab = (
  c: PageContext,
  o: { inwonerId: number; voornaam: string; nu: Date; schrijft: boolean; overleden: boolean } & Awaited<
    ReturnType<typeof readAfsprakenTab>
  >,
): Inhoud => {
  const { nu } = o;
  const komend = o.afspraken
    .filter((a) => a.status === 'vast' && a.begin !== null && a.begin > nu)
    .sort((a, b) => (a.begin?.getTime() ?? 0) - (b.begin?.getTime() ?? 0));
  const voorstellen = o.afspraken.filter((a) => a.status === 'voorgesteld');
  const vervolgd = new Set(o.afspraken.map(({ naId }) => naId));
  const teDoen = o.afspraken.filter(
    (a) =>
      !a.vanCentrum &&
      ((a.status === 'vast' && a.begin !== null && a.begin <= nu) ||
        (a.status === 'niet-verschenen' && a.opvolging === null && !vervolgd.has(a.id))),
  );
  const eerder = o.afspraken.filter((a) => !komend.includes(a) && !voorstellen.includes(a));
  return [
    teDoen.length > 0 &&
      kaart({
        titel: 'Wacht op jou',
        inhoud: takenlijst(
          teDoen.map((a) => ({
            titel: a.status === 'vast' ? `Hoe ging het? ${soortTekst(a)}` : `Niet verschenen: wat nu? ${soortTekst(a)}`,
            href: pad(a),
            onder: wanneer(a),
          })),
        ),
      }),
    kaart({
      titel: 'Komende afspraken',
      inhoud:
        komend.length === 0
          ? leegBlok({
              titel: 'Er staat geen afspraak gepland.',
              acties:
                o.schrijft &&
                !o.overleden &&
                linkKnop({ tekst: 'Maak een afspraak', href: `/dossier/${o.inwonerId}/afspraken/nieuw`, icoon: 'plus' }),
            })
          : tabel({
              caption: 'Komende afspraken, de eerste bovenaan',
              kolommen: [{ kop: 'Wanneer' }, { kop: 'Waarover' }, { kop: 'Waar' }, { kop: 'Met' }],
              rijen: komend.map((a) => [html`<a href="${pad(a)}">${wanneer(a)}</a>`, soortTekst(a), waar(a), metWie(a)]),
            }),
    }),
    voorstellen.length > 0 &&
      kaart({
        titel: 'Nog een moment te kiezen',
        inhoud: takenlijst(
          voorstellen.map((a) => {
            const wacht = wachtOp(
              a,
              o.momenten.filter(({ afspraakId }) => afspraakId === a.id),
              o.antwoorden.filter(({ afspraakId }) => afspraakId === a.id),
              nu,
            );
            return {
              titel: soortTekst(a),
              href: pad(a),
              onder:
                wacht.length === 0
                  ? a.vanCentrum
                    ? `Geen moment past: ${partijNaam(a, leiderVan(a))} zoekt verder`
                    : 'Geen moment past: stel nieuwe momenten voor'
                  : `Wacht op ${opsomming(wacht.map((p) => partijNaam(a, p)))}`,
              status: afspraakBadge(a, nu),
            };
          }),
        ),
      }),
    kaart({
      titel: 'Eerder',
      inhoud: tabel({
        caption: 'Eerdere afspraken, de laatste bovenaan',
        leeg: 'Er zijn nog geen eerdere afspraken.',
        kolommen: [{ kop: 'Wanneer' }, { kop: 'Waarover' }, { kop: 'Met' }, { kop: 'Hoe het ging' }],
        rijen: eerder.map((a) => [
          html`<a href="${pad(a)}">${wanneer(a)}</a>`,
          soortTekst(a),
          metWie(a),
          a.toelichtingUitkomst === '' ? afspraakBadge(a, nu) : metOnder(afspraakBadge(a, nu), a.toelichtingUitkomst),
        ]),
      }),
    }),
    kaart({
      titel: 'Herinnering en mail',
      inhoud: html`${
        o.overleden
          ? html`<p>${o.voornaam} is overleden: er gaat geen mail en geen herinnering meer uit.</p>`
          : !o.herinneren
            ? html`<p>${o.voornaam} wil geen herinneringen.</p>`
            : o.inwoner?.email !== '' && html`<p>${o.voornaam} krijgt een dag van tevoren een herinnering per mail.</p>`
      }${
        !o.overleden &&
        o.inwoner?.email === '' &&
        melding({
          soort: 'info',
          niveau: 3,
          inhoud: html`Er is geen mailadres van ${o.voornaam}, dus er gaat geen uitnodiging en geen herinnering uit. Vertel zelf wanneer de afspraak is${o.inwoner.telefoon !== '' && html`, bijvoorbeeld via ${o.inwoner.telefoon}`}.`,
        })
      }${
        o.schrijft &&
        !o.overleden &&
        form({
          actie: `/dossier/${o.inwonerId}/afspraken/herinneringen`,
          sleutel: c.sleutel(),
          verborgen: { herinneren: o.herinneren ? 'nee' : 'ja' },
          inhoud: acties(
            knop({ tekst: o.herinneren ? 'Stop de herinneringen' : 'Stuur weer herinneringen', soort: 'tweede', icoon: 'bell' }),
          ),
        })
      }<p>${zacht('In de mail staan een tijd en een link. Nooit een naam, een adres of waar het over gaat.')}</p>`,
    }),
  ];
};
