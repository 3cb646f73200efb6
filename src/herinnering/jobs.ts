// Reminds who owes something. Never what it is about: only that there is something, with a link behind the login.
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { BeleidInHuis, Gemeente } from '../beleid/index.ts';
import { findInstelling } from '../instelling/index.ts';
import { isoDatum, plusDagen } from '../kernel/datum.ts';
import { type Dagen, dagIn } from '../platform/clock.ts';
import type { DB } from '../platform/db/schema.ts';
import { transactSysteem } from '../platform/db/transact.ts';
import { type NieuweMail, planMail } from '../platform/mail/index.ts';
import {
  findGemeenteIds,
  findOntvangers,
  findPerioden,
  hideAdres,
  insertHerinneringen,
  listEscalaties,
  listGebeurtenissen,
  type NieuweHerinnering,
  type Ontvanger,
  setMail,
} from './queries.ts';
import { isGestopt, momentVan, periodeBegin, VENSTER } from './rules.ts';
import { type Aan, mailSoortVan } from './types.ts';

/** Gebruiker 0: what the house does by itself. */
const SYSTEEM = 0;

interface Settings {
  owner: pg.Pool;
  beleid: BeleidInHuis;
  vandaag: Dagen;
  /** Where a browser finds the product; absent: only in the product itself. */
  baseUrl?: string;
}

/**
 * Reminds everybody who owes something whose day is near or over, a resident for whom something waits, and who looks along with a
 * colleague. Each event once to each person; nobody about a resident for whom it was stopped. One transaction for each municipality: cut
 * off, it runs again as if it had not begun. Gives one sentence.
 */
export const sendHerinneringen = async (s: Settings): Promise<string> => {
  let herinneringen = 0;
  let mails = 0;
  for (const gemeenteId of await transactSysteem(s.owner, s.beleid.eersteGemeente(), findGemeenteIds)) {
    const gemeente = s.beleid.findGemeente(gemeenteId);
    if (!gemeente) continue;
    const uit = await transactSysteem(s.owner, gemeenteId, (db) => herinnerIn(db, s, { gemeenteId, gemeente }));
    herinneringen += uit.herinneringen;
    mails += uit.mails;
  }
  return herinneringen === 0
    ? 'Er was niemand te herinneren.'
    : `${herinneringen} ${herinneringen === 1 ? 'herinnering' : 'herinneringen'} klaargezet, in ${mails} ${mails === 1 ? 'mail' : 'mails'}.`;
};

const herinnerIn = async (
  db: Kysely<DB>,
  s: Settings,
  o: { gemeenteId: number; gemeente: Gemeente },
): Promise<{ herinneringen: number; mails: number }> => {
  const { gemeenteId } = o;
  const dag = dagIn(s.vandaag, gemeenteId);
  const vandaag = isoDatum(dag);
  const wanneer = {
    vooraf: await findInstelling(db, 'herinnering-vooraf-dagen'),
    laat: await findInstelling(db, 'herinnering-laat-dagen'),
    inwoner: await findInstelling(db, 'herinnering-inwoner-dagen'),
    escalatie: await findInstelling(db, 'escalatie-dagen'),
  };
  const gebeurtenissen = await listGebeurtenissen(db, {
    gemeenteId,
    vandaag,
    van: isoDatum(plusDagen(dag, -wanneer.laat - VENSTER)),
    tot: isoDatum(plusDagen(dag, wanneer.vooraf)),
  });
  const escalaties = await listEscalaties(db, { gemeenteId });
  const perioden = await findPerioden(db, gemeenteId, [
    ...new Set([...gebeurtenissen.map((g) => g.inwonerId), ...escalaties.map((e) => e.inwoner_id)]),
  ]);
  const beginVan = (inwonerId: number): { gestopt: boolean; begin: string | undefined } => {
    const p = perioden.get(inwonerId);
    const begin = p && periodeBegin(p.aanmeldingen, p.looptijden);
    return { gestopt: isGestopt(p?.stop, vandaag, begin), begin };
  };
  const nu = gebeurtenissen.flatMap((g) => {
    const { gestopt, begin } = beginVan(g.inwonerId);
    const moment = gestopt ? undefined : momentVan(g, wanneer, vandaag, begin);
    return moment === undefined ? [] : [{ ...g, moment }];
  });
  const mee = escalaties.filter((e) => !beginVan(e.inwoner_id).gestopt);
  const aanbieders = nu.flatMap((g) => (g.eigenaar === 'aanbieder' && g.aanbiederId !== null ? [g.aanbiederId] : []));
  const wie = await findOntvangers(db, {
    gemeenteId,
    vandaag,
    aanbieders: [...new Set(aanbieders)],
    consulenten: [
      ...new Set([
        ...nu.flatMap((g) => (g.eigenaar === 'ik' ? [g.consulentId] : [])),
        ...mee.flatMap((e) => (e.naar_id === null ? [] : [e.naar_id])),
      ]),
    ],
    inwoners: [...new Set(nu.flatMap((g) => (g.eigenaar === 'inwoner' ? [g.inwonerId] : [])))],
  });
  const bekend = new Map<string, Ontvanger>();
  const sleutelVan = (aan: Aan, gebruikerId: number, inwonerId: number): string =>
    gebruikerId === 0 ? `inwoner ${inwonerId}` : `${aan} ${gebruikerId}`;
  const voor = (ontvangers: readonly Ontvanger[], n: Omit<NieuweHerinnering, 'gebruikerId'>): NieuweHerinnering[] =>
    ontvangers.map((een) => {
      bekend.set(sleutelVan(n.aan, een.gebruikerId, n.inwonerId), een);
      return { ...n, gebruikerId: een.gebruikerId };
    });
  const nieuw = [
    ...nu.flatMap((g) => {
      const aan: Aan = g.eigenaar === 'ik' ? 'gemeente' : g.eigenaar;
      const ontvangers =
        g.eigenaar === 'aanbieder'
          ? wie.aanbieder.get(g.aanbiederId ?? 0)
          : g.eigenaar === 'inwoner'
            ? wie.inwoner.get(g.inwonerId)
            : wie.consulent.get(g.consulentId);
      return voor(ontvangers ?? [], { ...g, aan });
    }),
    ...mee.flatMap((e) =>
      voor(e.naar_id === null ? wie.teammanagers : (wie.consulent.get(e.naar_id) ?? []), {
        inwonerId: e.inwoner_id,
        consulentId: e.consulent_id,
        toewijzingId: e.toewijzing_id,
        soort: e.soort,
        dag: e.dag,
        moment: 'escalatie',
        aan: 'gemeente',
      }),
    ),
  ];
  const gemaakt = await insertHerinneringen(db, { gemeenteId, vandaag, nieuw });
  let mails = 0;
  if (s.baseUrl !== undefined)
    for (const [sleutel, rijen] of Map.groupBy(gemaakt, (r) => sleutelVan(r.aan, r.gebruiker_id, r.inwoner_id))) {
      const ontvanger = bekend.get(sleutel);
      const gewild = rijen.filter(({ moment, aan }) => !ontvanger?.uit.includes(mailSoortVan(moment, aan)));
      const [eerste] = gewild;
      if (!ontvanger || !eerste || !ontvanger.adres.includes('@')) continue;
      const besloten = eerste.aan === 'inwoner';
      const mailId = await planMail(
        db,
        { gebruikerId: SYSTEEM },
        mailVan(
          {
            ...o,
            baseUrl: s.baseUrl,
            aan: eerste.aan,
            inwonerId: eerste.inwoner_id,
            mee: gewild.every(({ moment }) => moment === 'escalatie'),
          },
          ontvanger,
        ),
      );
      if (besloten) await hideAdres(db, { gemeenteId, mailId, adres: ontvanger.adres });
      await setMail(db, { gemeenteId, ids: gewild.map(({ id }) => id), mailId });
      mails++;
    }
  return { herinneringen: gemaakt.length, mails };
};

/** The same for everybody: whom and what it is about stay behind the login. */
const mailVan = (
  o: { gemeenteId: number; gemeente: Gemeente; baseUrl: string; aan: Aan; inwonerId: number; mee: boolean },
  wie: Ontvanger,
): NieuweMail => {
  const inwoner = o.aan === 'inwoner';
  return {
    soort: 'herinnering',
    gemeenteId: o.gemeenteId,
    ...(wie.gebruikerId === 0 ? {} : { gebruikerId: wie.gebruikerId }),
    ...(inwoner ? { inwonerId: o.inwonerId } : {}),
    naam: inwoner ? 'inwoner' : wie.naam,
    adres: inwoner ? '(besloten)' : wie.adres,
    onderwerp: 'Er staat iets voor je klaar',
    inhoud: {
      aanhef: inwoner ? 'Hallo,' : `Beste ${wie.naam},`,
      alineas: inwoner
        ? ['Er staat iets voor je klaar in Werkt mee.', 'Je logt eerst in. Daarom staat hier niet waar het over gaat.']
        : [
            o.mee
              ? 'Bij een collega blijft iets te lang liggen. Kijk je mee?'
              : 'Er staat iets voor je klaar in Werkt mee: een laatste dag komt eraan of is voorbij.',
            'In deze mail staan geen namen van inwoners.',
          ],
      knop: {
        tekst: 'Kijk wat er klaarstaat',
        href: `${o.baseUrl}${inwoner ? '/mijn' : o.aan === 'aanbieder' ? '/toewijzingen/plichten' : o.mee ? '/plichten?stand=meekijken' : '/plichten'}`,
      },
      slot: [
        `Wil je deze mail niet meer? Zet hem uit op ${o.baseUrl}${inwoner ? '/mijn/herinneringen' : '/herinneringen'}`,
        `Vertrouw je deze mail niet? Klik dan niet, en bel ${o.gemeente.telefoon.waarde}.`,
      ],
      afzender: [`Gemeente ${o.gemeente.naam}`],
    },
  };
};
