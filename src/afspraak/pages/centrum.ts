// What the orientation centre sees of appointments on its own pages: the day, what waits for it, and those of one resident.
import { plusDagen } from '../../kernel/datum.ts';
import { momentOp } from '../../kernel/moment.ts';
import { type Html, html, kaart, linkKnop, takenlijst } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import {
  listAntwoorden,
  listMomenten,
  listTussen,
  listVanInwoner,
  listVoorgesteld,
  listZonderOpvolging,
  listZonderUitkomst,
} from '../queries/index.ts';
import { eindeVan, leiderVan, toonTijden, wachtOp } from '../rules.ts';
import type { Afspraak } from '../types.ts';
import { afspraakBadge, soortTekst, waar, wanneer } from './blokken.ts';
import { adresIn, CENTRUM } from './kring.ts';

/** The appointments of today, and those that wait for a word of the centre. */
export const readCentrumDag = async (c: PageContext) => {
  const van = momentOp(c.vandaag, { uur: 0, minuut: 0 });
  const tot = momentOp(plusDagen(c.vandaag, 1), { uur: 0, minuut: 0 });
  if (!van || !tot) throw new Error('geen middernacht');
  const [vandaag, voorgesteld, momenten, antwoorden, zonderUitkomst, zonderOpvolging] = await Promise.all([
    listTussen(c.db, van, tot),
    listVoorgesteld(c.db),
    listMomenten(c.db, 'voorgesteld'),
    listAntwoorden(c.db, 'voorgesteld'),
    listZonderUitkomst(c.db, c.nu),
    listZonderOpvolging(c.db),
  ]);
  const kiezen = voorgesteld.filter((a) => {
    const wacht = wachtOp(
      a,
      momenten.filter((m) => m.afspraakId === a.id),
      antwoorden.filter((m) => m.afspraakId === a.id),
      c.nu,
    );
    return wacht.includes('centrum') || (wacht.length === 0 && leiderVan(a) === 'centrum');
  });
  const vanOns = (a: Afspraak): boolean => leiderVan(a) === 'centrum';
  return {
    vandaag,
    kiezen,
    // A day of looking along is asked about when it is over, not when it begins.
    zonderUitkomst: zonderUitkomst.filter((a) => vanOns(a) && a.begin !== null && eindeVan(a.begin, a.minuten) <= c.nu),
    zonderOpvolging: zonderOpvolging.filter(vanOns),
  };
};

/** The day of the centre, above its list: nothing when there is nothing today and nothing waits. */
export const centrumDag = (c: PageContext, g: Awaited<ReturnType<typeof readCentrumDag>>): Html | false => {
  const regel = (a: Afspraak, tekst: string) => ({
    titel: `${tekst} ${a.naam}`,
    href: adresIn(CENTRUM, a),
    onder: `${soortTekst(a)}. ${wanneer(a)}`,
  });
  const wacht = [
    ...g.kiezen.map((a) => regel(a, 'Kies een moment:')),
    ...g.zonderUitkomst.map((a) => regel(a, 'Hoe ging het?')),
    ...g.zonderOpvolging.map((a) => regel(a, 'Niet gekomen, wat nu?')),
  ];
  if (g.vandaag.length === 0 && wacht.length === 0) return false;
  return html`${
    g.vandaag.length > 0 &&
    kaart({
      titel: 'Vandaag',
      inhoud: takenlijst(
        g.vandaag.map((a) => ({
          titel: `${a.begin ? `${toonTijden(a.begin, a.minuten)}: ` : ''}${a.naam}`,
          href: adresIn(CENTRUM, a),
          onder: html`${soortTekst(a)}${a.adviseur && `, ${a.adviseur}`}<br>${waar(a)}`,
          status: a.status === 'vast' ? '' : afspraakBadge(a, c.nu),
        })),
      ),
    })
  }${wacht.length > 0 && kaart({ titel: 'Afspraken: wacht op jullie', inhoud: takenlijst(wacht) })}`;
};

/** Of one resident everything that the centre makes or is invited to. */
export const readCentrumAfspraken = (c: PageContext, inwonerId: number): Promise<Afspraak[]> => listVanInwoner(c.db, inwonerId);

/** The appointments on the page of a resident at the centre; `maken`: an orientation runs. */
export const centrumAfspraken = (
  c: PageContext,
  o: { inwonerId: number; voornaam: string; maken: boolean; afspraken: readonly Afspraak[] },
): Html => {
  const komt = (a: Afspraak): boolean => a.status === 'voorgesteld' || (a.begin !== null && a.begin > c.nu);
  // What comes first, the soonest on top; then what was, the latest on top.
  const op = [...o.afspraken.filter(komt).reverse(), ...o.afspraken.filter((a) => !komt(a))];
  return kaart({
    titel: 'Afspraken',
    acties:
      o.maken && linkKnop({ tekst: 'Afspraak maken', href: `/verwezen/${o.inwonerId}/afspraken/nieuw`, icoon: 'calendar-event' }),
    inhoud: takenlijst(
      op.map((a) => ({ titel: soortTekst(a), href: adresIn(CENTRUM, a), onder: wanneer(a), status: afspraakBadge(a, c.nu) })),
      `Er is nog geen afspraak met ${o.voornaam}.`,
    ),
  });
};
