import type { Kysely } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { insertGebeurtenis, isOrientatieOpen, listGebeurtenissen, setStand } from '../queries/index.ts';
import { standVan } from '../rules.ts';
import { AfspraakStandVorm, type NietReden, OPVOLGINGEN, type Opvolging, REDENEN } from '../types.ts';
import { loadVoor, logAfspraak, written } from './load-afspraak.ts';
import { partijVan, type Wie } from './settings.ts';
import { settleEvaluatie } from './settle-evaluatie.ts';
import { afzenderVan, tellGenodigden } from './tell-genodigden.ts';

type Welk = { id: number; inwonerId: number; versie: number };

const isReden = (tekst: string): tekst is NietReden => Object.hasOwn(REDENEN, tekst);
const isOpvolging = (tekst: string): tekst is Opvolging => Object.hasOwn(OPVOLGINGEN, tekst);

/** Writes down whether the talk was held, or that somebody did not come and why as far as known. Nothing follows by itself. */
export const recordUitkomst = async (
  db: Kysely<DB>,
  wie: Wie,
  o: Welk & { uitkomst: string; reden: string; toelichting: string },
): Promise<Resultaat<{ id: number; status: 'geweest' | 'niet-verschenen' }>> => {
  const { a, mag } = await loadVoor(db, wie, { ...o, wilde: o.uitkomst === 'geweest' ? 'geweest' : 'niet verschenen' });
  if (!mag.uitkomst)
    return geweigerd(
      a.status === 'vast' && a.begin !== null && a.begin > wie.nu
        ? 'Deze afspraak moet nog komen. Zeg de afspraak af als hij niet doorgaat.'
        : 'Er staat al wat er van deze afspraak is geworden.',
    );
  if (o.uitkomst !== 'geweest' && o.uitkomst !== 'niet')
    return geweigerd({ veld: 'uitkomst', tekst: 'Kies of het gesprek er is geweest.' });
  const niet = o.uitkomst === 'niet';
  const reden = niet && isReden(o.reden) ? o.reden : undefined;
  if (niet && !reden) return geweigerd({ veld: 'reden', tekst: 'Kies waarom niet. Weet je het niet, kies dan: reden onbekend.' });
  if (o.toelichting.length > 2000) return geweigerd({ veld: 'toelichting', tekst: 'Schrijf hoogstens 2000 tekens.' });
  const ervoor = standVan(a);
  const status = niet ? 'niet-verschenen' : 'geweest';
  written(
    await setStand(db, a, { ...ervoor, status, reden: reden ?? null, toelichtingUitkomst: o.toelichting }, a.volgnummer),
    a,
  );
  await insertGebeurtenis(db, a, {
    wat: status,
    ervoor,
    toelichting: o.toelichting,
    van: partijVan(wie.actor),
    door: wie.actor.gebruikerId,
  });
  if (!niet) await settleEvaluatie(db, wie, a, 'gedaan');
  await logAfspraak(db, wie, a, niet ? 'afspraak-niet-verschenen' : 'afspraak-geweest');
  return gelukt({ id: a.id, status });
};

/** Writes down what was done after somebody did not come. Making a new appointment needs no word: that is seen. */
export const recordOpvolging = async (
  db: Kysely<DB>,
  wie: Wie,
  o: Welk & { opvolging: string; toelichting: string },
): Promise<Resultaat<{ id: number }>> => {
  const { a, mag } = await loadVoor(db, wie, { ...o, wilde: 'opvolging vastleggen' });
  if (!mag.opvolging) return geweigerd('Hier valt niets op te volgen.');
  if (!isOpvolging(o.opvolging)) return geweigerd({ veld: 'opvolging', tekst: 'Kies wat je hebt gedaan.' });
  if (o.opvolging === 'niet-nodig' && o.toelichting === '')
    return geweigerd({ veld: 'toelichting', tekst: 'Schrijf op waarom er niets nodig is.' });
  if (o.toelichting.length > 2000) return geweigerd({ veld: 'toelichting', tekst: 'Schrijf hoogstens 2000 tekens.' });
  const ervoor = standVan(a);
  const erna = { ...ervoor, opvolging: o.opvolging, opvolgingOp: isoDatum(wie.vandaag), opvolgingToelichting: o.toelichting };
  written(await setStand(db, a, erna, a.volgnummer), a);
  await insertGebeurtenis(db, a, {
    wat: 'opvolging',
    ervoor,
    toelichting: o.toelichting,
    van: partijVan(wie.actor),
    door: wie.actor.gebruikerId,
  });
  await logAfspraak(db, wie, a, 'afspraak-opgevolgd');
  return gelukt({ id: a.id });
};

/**
 * Takes the last word about an appointment back: it is what it was before. Called off before its time, it goes on again and everybody is
 * invited anew. Throws NietGevonden or Conflict.
 */
export const undoUitkomst = async (db: Kysely<DB>, wie: Wie, o: Welk): Promise<Resultaat<{ id: number }>> => {
  const { a, mag } = await loadVoor(db, wie, { ...o, wilde: 'terugdraaien' });
  if (!mag.terugdraaien) return geweigerd('Dit kan niet meer worden teruggedraaid.');
  const laatste = (await listGebeurtenissen(db, a.id)).find(({ wat }) => wat === a.status);
  const vorige = AfspraakStandVorm.safeParse(laatste?.ervoor);
  if (!vorige.success) return geweigerd('Dit kan niet worden teruggedraaid: wat ervoor stond is niet bewaard.');
  const nodigt = a.status === 'afgezegd' && vorige.data.status === 'vast';
  // The centre no longer knows the resident: nobody is invited to what it cannot keep.
  if (nodigt && a.orientatieId !== null && !(await isOrientatieOpen(db, a.orientatieId)))
    return geweigerd('De oriëntatie loopt niet meer. Maak een nieuwe afspraak zonder het centrum.');
  const volgnummer = nodigt ? a.volgnummer + 1 : a.volgnummer;
  const door = wie.actor.gebruikerId;
  const ervoor = standVan(a);
  written(await setStand(db, a, vorige.data, volgnummer), a);
  await insertGebeurtenis(db, a, { wat: 'teruggedraaid', ervoor, van: partijVan(wie.actor), door });
  if (a.status === 'geweest') await settleEvaluatie(db, wie, a, 'heropend');
  if (nodigt)
    await tellGenodigden(db, a, {
      soort: 'uitnodiging',
      volgnummer,
      afzender: afzenderVan(wie.beleid, a.gemeenteId, wie.basis),
      behalve: partijVan(wie.actor),
      door,
    });
  await logAfspraak(db, wie, a, 'afspraak-teruggedraaid');
  return gelukt({ id: a.id });
};
