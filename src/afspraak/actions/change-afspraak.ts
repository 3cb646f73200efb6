import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { parseForm } from '../../web/form-data.ts';
import { insertGebeurtenis, setStand } from '../queries/index.ts';
import { leesMoment, magNog, standVan, toonWanneer } from '../rules.ts';
import { AfspraakForm, type AfspraakVorm } from '../types.ts';
import { type loadAfspraak, loadVoor, logAfspraak, written } from './load-afspraak.ts';
import { plaatsReden, readMinuten } from './plan-afspraak.ts';
import { partijVan, type Wie } from './settings.ts';
import { afzenderVan, tellGenodigden } from './tell-genodigden.ts';

type Waarden = Readonly<Record<string, string>>;
const ANDER = 'Een ander maakte deze afspraak. Overleg met wie haar maakte.';
const HoeEnWaar = AfspraakForm.pick({ vorm: true, plaats: true });

/** Reads when, how and where an appointment will be. */
export const readVerplaatsing = (
  waarden: Waarden,
  nu: { vandaag: Wie['vandaag']; moment: Date },
): Resultaat<{ begin: Date; minuten: number; vorm: AfspraakVorm; plaats: string }> => {
  const moment = leesMoment({ dag: waarden.dag1 ?? '', tijd: waarden.tijd1 ?? '', veld: '1' }, nu);
  const minuten = readMinuten(waarden.minuten ?? '');
  const hoe = parseForm(HoeEnWaar, waarden);
  const mist = hoe.ok && plaatsReden(hoe.waarde.vorm, hoe.waarde.plaats);
  const redenen: Reden[] = [
    ...(moment.ok ? [] : moment.redenen),
    ...(minuten.ok ? [] : minuten.redenen),
    ...(hoe.ok ? [] : hoe.redenen),
    ...(mist ? [mist] : []),
  ];
  if (!moment.ok || !minuten.ok || !hoe.ok || redenen.length > 0) return geweigerd(...redenen);
  return gelukt({ begin: moment.waarde, minuten: minuten.waarde, ...hoe.waarde });
};

/**
 * Moves an appointment, or fixes one that was still a proposal: the same event in a calendar, one version on. Who is invited hears of it.
 * Throws NietGevonden or Conflict.
 */
export const moveAfspraak = async (
  db: Kysely<DB>,
  wie: Wie,
  o: { id: number; inwonerId: number; versie: number; waarden: Waarden },
): Promise<Resultaat<{ id: number }>> => {
  const gelezen = readVerplaatsing(o.waarden, { vandaag: wie.vandaag, moment: wie.nu });
  if (!gelezen.ok) return gelezen;
  const naar = gelezen.waarde;
  const { a, mag } = await loadVoor(db, wie, { ...o, wilde: toonWanneer(naar.begin, naar.minuten) });
  if (!mag.verplaatsen)
    return geweigerd(magNog(a, wie.nu).verplaatsen ? ANDER : 'Deze afspraak is voorbij of afgezegd. Maak een nieuwe afspraak.');
  const ervoor = standVan(a);
  const erna = { ...ervoor, ...naar, status: 'vast' as const, begin: naar.begin.toISOString() };
  const volgnummer = a.volgnummer + 1;
  written(await setStand(db, a, erna, volgnummer), a);
  const door = wie.actor.gebruikerId;
  const wasVast = a.begin !== null;
  const van = partijVan(wie.actor);
  await insertGebeurtenis(db, a, { wat: wasVast ? 'verplaatst' : 'vastgezet', ervoor, van, door });
  await tellGenodigden(
    db,
    { ...a, begin: naar.begin, minuten: naar.minuten },
    {
      soort: wasVast ? 'verplaatst' : 'uitnodiging',
      volgnummer,
      afzender: afzenderVan(wie.beleid, a.gemeenteId, wie.basis),
      behalve: van,
      door,
    },
  );
  await logAfspraak(db, wie, a, wasVast ? 'afspraak-verplaatst' : 'afspraak-vastgezet');
  return gelukt({ id: a.id });
};

/** Calls an appointment off, with why. Throws NietGevonden or Conflict. */
export const cancelAfspraak = async (
  db: Kysely<DB>,
  wie: Wie,
  o: { id: number; inwonerId: number; versie: number; toelichting: string },
): Promise<Resultaat<{ id: number }>> => {
  const { a, mag } = await loadVoor(db, wie, { ...o, wilde: 'afzeggen' });
  if (!mag.afzeggen) return geweigerd(magNog(a, wie.nu).afzeggen ? ANDER : 'Deze afspraak is al voorbij of afgezegd.');
  if (o.toelichting === '') return geweigerd({ veld: 'toelichting', tekst: 'Schrijf op waarom de afspraak niet doorgaat.' });
  if (o.toelichting.length > 2000) return geweigerd({ veld: 'toelichting', tekst: 'Schrijf hoogstens 2000 tekens.' });
  await end(db, wie, a, { status: 'afgezegd', wat: 'afgezegd', toelichting: o.toelichting });
  await logAfspraak(db, wie, a, 'afspraak-afgezegd');
  return gelukt({ id: a.id });
};

/**
 * Takes away an appointment that was made by mistake. What it changed is as it was before: the appointment that it followed waits for an
 * answer again, and calendars lose it. Throws NietGevonden or Conflict.
 */
export const deleteAfspraak = async (
  db: Kysely<DB>,
  wie: Wie,
  o: { id: number; inwonerId: number; versie: number },
): Promise<Resultaat<{ id: number; naId: number | null }>> => {
  const { a, mag } = await loadVoor(db, wie, { ...o, wilde: 'verwijderen' });
  if (!mag.verwijderen) return geweigerd(ANDER);
  await end(db, wie, a, { status: 'verwijderd', wat: 'verwijderd', toelichting: '' });
  await logAfspraak(db, wie, a, 'afspraak-verwijderd');
  return gelukt({ id: a.id, naId: a.naId });
};

const end = async (
  db: Kysely<DB>,
  wie: Wie,
  a: Awaited<ReturnType<typeof loadAfspraak>>,
  o: { status: 'afgezegd' | 'verwijderd'; wat: 'afgezegd' | 'verwijderd'; toelichting: string },
): Promise<void> => {
  const ervoor = standVan(a);
  const volgnummer = a.volgnummer + 1;
  const door = wie.actor.gebruikerId;
  const van = partijVan(wie.actor);
  // Guests know of what was fixed or proposed and is to come; what is over or called off they know already.
  const wetenErvan = a.status === 'voorgesteld' || (a.status === 'vast' && a.begin !== null && a.begin > wie.nu);
  await insertGebeurtenis(db, a, { wat: o.wat, ervoor, toelichting: o.toelichting, van, door });
  if (wetenErvan)
    await tellGenodigden(db, a, {
      soort: 'afzegging',
      volgnummer,
      afzender: afzenderVan(wie.beleid, a.gemeenteId, wie.basis),
      eerder: a.begin ?? undefined,
      behalve: van,
      door,
    });
  written(await setStand(db, a, { ...ervoor, status: o.status, reden: null }, volgnummer), a);
};
