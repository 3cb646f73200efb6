import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { findInstelling } from '../../instelling/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { dagVan } from '../../kernel/moment.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import { rolnamen } from '../../platform/auth/rolnamen.ts';
import { hashToken } from '../../platform/auth/token.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type MailInhoud, planMail } from '../../platform/mail/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findUitTeNodigen, insertUitnodiging, withdrawOpen } from '../queries/uitnodiging.ts';
import { uitnodigRedenen } from '../rules/uitnodiging.ts';
import { Mailadres, type Uitgenodigde, type UitnodigingSettings } from '../types.ts';

/** A made invitation. `pad` is the link without the host, such as /uitnodiging/…; show it to nobody outside the demo. */
export type GemaakteUitnodiging = { id: number; link: string; pad: string; verlooptOp: Date; mailId: number };

const mailVan = (
  wie: Uitgenodigde,
  actor: Actor,
  verlooptOp: Date,
  settings: UitnodigingSettings,
  href: string | undefined,
): MailInhoud => {
  const { naam: gemeente, telefoon } = settings.gemeente;
  const als =
    wie.aanbiederNaam === undefined
      ? (wie.functie === undefined ? rolnamen[wie.rol] : settings.functieNaam(wie.functie)).toLowerCase()
      : `medewerker van ${wie.aanbiederNaam}`;
  return {
    aanhef: `Beste ${wie.naam},`,
    alineas: [
      `${actor.naam} van gemeente ${gemeente} nodigt je uit om te werken met Werkt mee. Daarin staat wie meedoet, welke afspraken er zijn en hoe het gaat.`,
      `Je krijgt een account als ${als}. Open de link en log in. Daarna is je account klaar.`,
    ],
    knop: { tekst: 'Account in gebruik nemen', ...(href === undefined ? {} : { href }) },
    slot: [
      `De link werkt één keer, tot en met ${toonDatum(dagVan(verlooptOp))}. Geef hem aan niemand anders.`,
      `Verwacht je deze mail niet? Open de link dan niet en bel gemeente ${gemeente}: ${telefoon}.`,
    ],
    afzender: [`Gemeente ${gemeente}`, 'Werkt mee'],
  };
};

/**
 * Invites the person of an account that nobody logs in with yet: a link by mail that ties the account to their login, once. An
 * earlier open invitation for the same account is withdrawn. Only the hash of the token is stored. Refused for an account that works
 * already or is off, and for a bad address (field `email`). Throws NietGevonden for an account out of reach.
 */
export const createUitnodiging = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { gebruikerId: number; email: string },
  settings: UitnodigingSettings,
): Promise<Resultaat<GemaakteUitnodiging>> => {
  const wie = await findUitTeNodigen(db, o.gebruikerId);
  if (!wie || actor.gemeenteId === undefined) throw new NietGevonden();
  const email = Mailadres.safeParse(o.email.trim());
  const redenen = [
    ...uitnodigRedenen(wie, actor.gebruikerId),
    ...(email.error?.issues.map((issue) => ({ veld: 'email', tekst: issue.message })) ?? []),
  ];
  if (redenen.length > 0 || !email.success) return { ok: false, redenen };
  await withdrawOpen(db, { gebruikerId: wie.gebruikerId });
  const token = randomBytes(32).toString('base64url');
  const { id, verlooptOp } = await insertUitnodiging(db, {
    gemeenteId: actor.gemeenteId,
    gebruikerId: wie.gebruikerId,
    tokenHash: hashToken(token),
    email: email.data,
    door: actor.gebruikerId,
    dagen: await findInstelling(db, 'uitnodiging-dagen'),
  });
  const pad = `/uitnodiging/${token}`;
  const link = `${settings.baseUrl}${pad}`;
  const mailId = await planMail(db, actor, {
    soort: 'uitnodiging',
    gemeenteId: actor.gemeenteId,
    gebruikerId: wie.gebruikerId,
    // An older one has a link that no longer opens.
    waarover: `uitnodiging ${wie.gebruikerId}`,
    naam: wie.naam,
    adres: email.data,
    onderwerp: `Uitnodiging voor Werkt mee van gemeente ${settings.gemeente.naam}`,
    inhoud: mailVan(wie, actor, verlooptOp, settings, settings.demo ? link : undefined),
    ...(settings.demo ? {} : { geheim: link }),
  });
  await schrijfLogboek(db, actor, {
    handeling: 'uitnodiging-gemaakt',
    soort: 'gebruiker',
    objectId: wie.gebruikerId,
    grond: 'beheer van toegang',
  });
  return gelukt({ id, link, pad, verlooptOp, mailId });
};
