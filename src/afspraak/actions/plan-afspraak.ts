import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  findAfspraak,
  findVoorAfspraak,
  findVoorCentrum,
  insertAfspraak,
  insertGebeurtenis,
  insertMomenten,
  listAdviseurs,
  listUitTeNodigen,
} from '../queries/index.ts';
import { leesMoment, MEESTE_MOMENTEN } from '../rules.ts';
import { type Afspraak, AfspraakForm, CENTRUM_SOORTEN } from '../types.ts';
import { logAfspraak } from './load-afspraak.ts';
import { partijVan, type Wie } from './settings.ts';
import { afzenderVan, tellGenodigden } from './tell-genodigden.ts';

/** A form that was read and checked. */
export interface Gelezen extends AfspraakForm {
  momenten: Date[];
  minuten: number;
  metInwoner: boolean;
  /** Of an appointment of the centre: whether the consulent is there. */
  metConsulent: boolean;
  /** Of an appointment of the centre: which adviser holds it; who makes it unless told. */
  adviseurId: number | undefined;
}

/** Reads the moments that were filled in, in fields `dag`/`tijd` or `dag1`/`tijd1` up to the most that fit in one proposal. */
export const readMomenten = (
  waarden: Readonly<Record<string, string>>,
  nu: { vandaag: Wie['vandaag']; moment: Date },
  hoe: 'vast' | 'voorstel',
): Resultaat<Date[]> => {
  const nrs = hoe === 'vast' ? ['1'] : Array.from({ length: MEESTE_MOMENTEN }, (_, i) => String(i + 1));
  const ingevuld = nrs.filter((nr, i) => i === 0 || `${waarden[`dag${nr}`] ?? ''}${waarden[`tijd${nr}`] ?? ''}` !== '');
  const gelezen = ingevuld.map((nr) =>
    leesMoment({ dag: waarden[`dag${nr}`] ?? '', tijd: waarden[`tijd${nr}`] ?? '', veld: nr }, nu),
  );
  const redenen = gelezen.flatMap((een) => (een.ok ? [] : een.redenen));
  if (redenen.length > 0) return geweigerd(...redenen);
  const momenten = gelezen.flatMap((een) => (een.ok ? [een.waarde] : []));
  const dubbel = momenten.findIndex((een, i) => momenten.slice(0, i).some((eerder) => eerder.getTime() === een.getTime()));
  if (dubbel > 0)
    return geweigerd({
      veld: `dag${ingevuld[dubbel]}`,
      tekst: 'Dit moment staat er al. Kies een ander moment of laat het leeg.',
    });
  return gelukt(momenten);
};

/** Reads how long it takes, in minuten. */
export const readMinuten = (tekst: string): Resultaat<number> => {
  const minuten = /^\d{1,3}$/.test(tekst.trim()) ? Number(tekst) : 0;
  return minuten >= 5 && minuten <= 480
    ? gelukt(minuten)
    : geweigerd({ veld: 'minuten', tekst: 'Vul in hoeveel minuten het duurt: een heel getal van 5 tot en met 480.' });
};

/** What a place must be for a way of meeting. */
export const plaatsReden = (vorm: string, plaats: string): Reden | undefined => {
  if (plaats !== '' || vorm === 'huisbezoek' || vorm === 'telefoon') return undefined;
  return vorm === 'video'
    ? { veld: 'plaats', tekst: 'Vul de link of het nummer van het videogesprek in.' }
    : { veld: 'plaats', tekst: 'Vul het adres in, bijvoorbeeld Marktplein 1, kamer 2.12.' };
};

/** Reads the form for a new appointment; all faults at once. */
export const readAfspraak = (
  waarden: Readonly<Record<string, string>>,
  nu: { vandaag: Wie['vandaag']; moment: Date },
): Resultaat<Gelezen> => {
  const form = parseForm(AfspraakForm, waarden);
  const hoe = waarden.hoe === 'voorstel' ? 'voorstel' : 'vast';
  const momenten = readMomenten(waarden, nu, hoe);
  const minuten = readMinuten(waarden.minuten ?? '');
  const plaats = plaatsReden(waarden.vorm ?? '', waarden.plaats ?? '');
  const metInwoner = waarden.met_inwoner !== 'nee';
  const redenen: Reden[] = [
    ...(form.ok ? [] : form.redenen),
    ...(momenten.ok ? [] : momenten.redenen),
    ...(minuten.ok ? [] : minuten.redenen),
    ...(plaats && waarden.vorm ? [plaats] : []),
  ];
  if (!metInwoner && (waarden.wie ?? '') === '')
    redenen.push({ veld: 'wie', tekst: 'Kies wie er nog meer bij is, of nodig de inwoner uit.' });
  if (!form.ok || !momenten.ok || !minuten.ok || redenen.length > 0) return geweigerd(...redenen);
  const metConsulent = waarden.consulent_erbij === 'ja';
  const adviseurId = /^\d{1,9}$/.test(waarden.adviseur ?? '') ? Number(waarden.adviseur) : undefined;
  return gelukt({ ...form.waarde, momenten: momenten.waarde, minuten: minuten.waarde, metInwoner, metConsulent, adviseurId });
};

type Genodigd = Pick<
  Afspraak,
  | 'gemeenteId'
  | 'consulentId'
  | 'toewijzingId'
  | 'aanbiederId'
  | 'begeleiderId'
  | 'orientatieId'
  | 'centrumId'
  | 'adviseurId'
  | 'vanCentrum'
  | 'metConsulent'
>;

/** Whom the consulent invites beside the resident. Throws NietGevonden for a resident who is not his. */
const vanConsulent = async (db: Kysely<DB>, inwonerId: number, f: Gelezen): Promise<Resultaat<Genodigd>> => {
  const inwoner = await findVoorAfspraak(db, inwonerId);
  if (!inwoner) throw new NietGevonden();
  const wie = f.wie === '' ? undefined : (await listUitTeNodigen(db, inwonerId)).find((een) => een.sleutel === f.wie);
  if (f.wie !== '' && !wie)
    return geweigerd({ veld: 'wie', tekst: 'Deze persoon werkt niet meer met de inwoner. Kies opnieuw.' });
  return gelukt({
    gemeenteId: inwoner.gemeenteId,
    consulentId: inwoner.consulentId,
    toewijzingId: wie?.toewijzingId ?? null,
    aanbiederId: wie?.aanbiederId ?? null,
    begeleiderId: wie?.begeleiderId ?? null,
    orientatieId: wie?.orientatieId ?? null,
    centrumId: wie?.centrumId ?? null,
    adviseurId: wie?.adviseurId ?? null,
    vanCentrum: false,
    metConsulent: true,
  });
};

/** The adviser of the centre and, when asked, the consulent. Throws NietGevonden for a resident whom the centre does not know. */
const vanCentrum = async (db: Kysely<DB>, actor: Actor, inwonerId: number, f: Gelezen): Promise<Resultaat<Genodigd>> => {
  const inwoner = await findVoorCentrum(db, inwonerId);
  if (!inwoner || actor.aanbiederId === undefined) throw new NietGevonden();
  if (inwoner.orientatieId === null) return geweigerd('Er loopt geen oriëntatie. Een afspraak maken kan zolang die loopt.');
  if (!CENTRUM_SOORTEN.includes(f.soort)) return geweigerd({ veld: 'soort', tekst: 'Kies waar de afspraak over gaat.' });
  if (f.vorm === 'huisbezoek')
    return geweigerd({ veld: 'vorm', tekst: 'Het centrum kent het adres van de inwoner niet. Kies een andere manier.' });
  const adviseurId = f.adviseurId ?? actor.gebruikerId;
  if (adviseurId !== actor.gebruikerId && !(await listAdviseurs(db)).some(({ id }) => id === adviseurId))
    return geweigerd({ veld: 'adviseur', tekst: 'Deze adviseur werkt niet meer bij het centrum. Kies opnieuw.' });
  return gelukt({
    gemeenteId: inwoner.gemeenteId,
    consulentId: inwoner.consulentId,
    toewijzingId: null,
    aanbiederId: null,
    begeleiderId: null,
    orientatieId: inwoner.orientatieId,
    centrumId: actor.aanbiederId,
    adviseurId,
    vanCentrum: true,
    metConsulent: f.metConsulent && inwoner.consulentId !== 0,
  });
};

/**
 * Makes an appointment: fixed at once, or a proposal of moments to choose from. Who is invited hears of it by mail. Throws NietGevonden for a
 * resident who is not the actor's.
 */
export const planAfspraak = async (
  db: Kysely<DB>,
  wie: Wie,
  o: { inwonerId: number; waarden: Readonly<Record<string, string>>; naId?: number | undefined },
): Promise<Resultaat<{ id: number }>> => {
  const gelezen = readAfspraak(o.waarden, { vandaag: wie.vandaag, moment: wie.nu });
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  const van = partijVan(wie.actor);
  const genodigd = van === 'centrum' ? await vanCentrum(db, wie.actor, o.inwonerId, f) : await vanConsulent(db, o.inwonerId, f);
  if (!genodigd.ok) return genodigd;
  const vorige = o.naId === undefined ? undefined : await findAfspraak(db, o.naId);
  if (o.naId !== undefined && vorige?.inwonerId !== o.inwonerId) throw new NietGevonden();
  const [eerste] = f.momenten;
  const vast = f.hoe === 'vast';
  const door = wie.actor.gebruikerId;
  const nieuw = {
    ...genodigd.waarde,
    inwonerId: o.inwonerId,
    soort: f.soort,
    vorm: f.vorm,
    plaats: f.plaats,
    toelichting: f.toelichting,
    metInwoner: f.metInwoner,
    begin: vast && eerste ? eerste : null,
    minuten: f.minuten,
    naId: vorige?.id ?? null,
    door,
  };
  const { id } = await insertAfspraak(db, nieuw);
  const a = await findAfspraak(db, id);
  if (!a) throw new NietGevonden();
  if (!vast) await insertMomenten(db, a, { ronde: 1, momenten: f.momenten, van, door });
  await insertGebeurtenis(db, a, { wat: vast ? 'gemaakt' : 'voorgesteld', van, door });
  await tellGenodigden(db, a, {
    soort: vast ? 'uitnodiging' : 'voorstel',
    volgnummer: 0,
    afzender: afzenderVan(wie.beleid, a.gemeenteId, wie.basis),
    // A colleague who holds the talk hears of it as any guest.
    behalve: van === 'centrum' && a.adviseurId !== door ? undefined : van,
    door,
  });
  await logAfspraak(db, wie, a, vast ? 'afspraak-gemaakt' : 'afspraak-voorgesteld');
  return gelukt({ id });
};
