import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct, laatsteDag } from '../../beleid/index.ts';
import { type BriefInhoud, type BriefSoort, storeBrief } from '../../brief/index.ts';
import { type Datum, datum, isNa, isoDatum, isVoor, parseDatumNl, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { beslissingInhoud, hoorInhoud, hoorVervaltInhoud, ontvangstInhoud, verdagingInhoud } from '../letters/inhoud.ts';
import {
  type BezwaarRij,
  type BezwaarWijziging,
  findBezwaar,
  findOntvangst,
  listGevolg,
  type OntvangstRij,
  setBeroep,
  updateBezwaar,
} from '../queries.ts';
import { behandelReden, beslisRedenen, leesBeslissing, verdaagdTot, type Waarden } from '../rules.ts';
import type { Beslissing } from '../types.ts';
import { GROND_BEZWAAR } from './receive-bezwaar.ts';

export type BezwaarVraag = {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  bezwaarId: number;
  versie: number;
  waarden: Waarden;
};
export type Uit = Promise<Resultaat<null>>;

/** Throws NietGevonden for one that the actor may not know of. */
export const laad = async (db: Kysely<DB>, o: BezwaarVraag): Promise<BezwaarRij> => {
  const rij = await findBezwaar(db, o.inwonerId, o.bezwaarId);
  if (!rij) throw new NietGevonden();
  return rij;
};

/** Stores what changed, with the logboek; refused when somebody else changed it meanwhile. */
export const zet = async (db: Kysely<DB>, o: BezwaarVraag, handeling: string, wijziging: BezwaarWijziging): Uit => {
  if (!(await updateBezwaar(db, { id: o.bezwaarId, versie: o.versie }, wijziging)))
    return geweigerd('Een ander veranderde dit bezwaar net. Open het opnieuw en kijk wat er nu staat.');
  await schrijfLogboek(db, o.actor, {
    handeling,
    soort: 'bezwaar',
    objectId: o.bezwaarId,
    inwonerId: o.inwonerId,
    grond: GROND_BEZWAAR,
  });
  return gelukt(null);
};

/** Only while it is open, and by who handles it. */
const mijn = (rij: BezwaarRij, actor: Actor): Resultaat<null> => {
  if (rij.beslissing !== null) return geweigerd('Op dit bezwaar is al beslist.');
  if (rij.behandelaar_id !== actor.gebruikerId)
    return geweigerd(rij.behandelaar ? `${rij.behandelaar} behandelt dit bezwaar.` : 'Neem dit bezwaar eerst in behandeling.');
  return gelukt(null);
};

export type Lezing = Pick<BezwaarVraag, 'actor' | 'beleid' | 'inwonerId' | 'vandaag'>;
export type Lees = Lezing & Pick<BezwaarVraag, 'waarden'>;

const functieNaam = (o: Lezing, rij: OntvangstRij): string => {
  const functie = o.actor.functie ?? 'medewerker';
  return o.beleid.regelingMetId(rij.regeling_id).regeling.mandaat?.functies[functie] ?? functie;
};

/** Its product by the name of the regeling. */
export const productVan = (o: Lezing, rij: OntvangstRij): string =>
  findProduct(o.beleid.regelingMetId(rij.regeling_id).regeling, rij.product)?.naam ?? rij.product;

const overVan = (o: Lezing, rij: OntvangstRij) => ({ beschikkingnummer: rij.beschikkingnummer, product: productVan(o, rij) });

/** Everything that a letter about it is made from. */
export const opdracht = (o: Lezing, rij: OntvangstRij, soort: BriefSoort, inhoud: BriefInhoud) => ({
  beleid: o.beleid,
  inwonerId: o.inwonerId,
  soort,
  inhoud,
  vandaag: o.vandaag,
  kenmerk: `${rij.beschikkingnummer}`,
  besluitId: rij.besluit_id,
  // The resident who sends it in himself gets the receipt in the name of his consulent.
  ...(o.actor.rol === 'inwoner' ? {} : { ondertekening: { naam: o.actor.naam, functie: functieNaam(o, rij) } }),
});

/** Makes and keeps a letter about it. */
export const brief = async (db: Kysely<DB>, o: BezwaarVraag, rij: OntvangstRij, soort: BriefSoort, inhoud: BriefInhoud) =>
  storeBrief(db, { actor: o.actor, ...opdracht(o, rij, soort, inhoud) });

/** What the letter of the receipt says. */
export const ontvangstBrief = (o: Lezing, rij: OntvangstRij): BriefInhoud =>
  ontvangstInhoud({
    beschikkingnummer: rij.beschikkingnummer,
    product: productVan(o, rij),
    ontvangen: datum(rij.ontvangen_op),
    beslisVoor: datum(rij.beslis_uiterlijk),
    teLaat: rij.te_laat,
    laatReden: rij.laat_reden,
    reden: rij.reden,
  });

/** Awb 6:14: the receipt is confirmed by letter. Refused when the letter cannot be made: then it is not confirmed. */
export async function confirmBezwaar(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await findOntvangst(db, o.inwonerId, o.bezwaarId);
  if (!rij) throw new NietGevonden();
  if (rij.bevestigd_op !== null) return geweigerd(`De ontvangst is al bevestigd op ${toonDatum(datum(rij.bevestigd_op))}.`);
  const gemaakt = await brief(db, o, rij, 'bezwaar-ontvangst', ontvangstBrief(o, rij));
  if (!gemaakt.ok) return gemaakt;
  return zet(db, o, 'bezwaar-bevestigd', {
    bevestigd_op: isoDatum(o.vandaag),
    bevestiging_id: gemaakt.waarde.documentId,
  });
}

/** Takes it on; who took the besluit may not (Awb 10:3 lid 3). */
export async function adoptBezwaar(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  if (rij.beslissing !== null) return geweigerd('Op dit bezwaar is al beslist.');
  const reden = behandelReden(o.actor.gebruikerId, { genomenDoor: rij.genomen_door, medeDoor: rij.mede_door });
  if (reden) return geweigerd(reden);
  return zet(db, o, 'bezwaar-in-behandeling', { behandelaar_id: o.actor.gebruikerId, behandelaar_op: isoDatum(o.vandaag) });
}

/** Awb 6:11: whether being late is the resident's fault. */
export async function judgeTeLaat(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  const mag = mijn(rij, o.actor);
  if (!mag.ok) return mag;
  const reden = (o.waarden.verschoonbaarReden ?? '').trim();
  const antwoord = o.waarden.verschoonbaar;
  if (!rij.te_laat) return geweigerd('Dit bezwaar kwam op tijd.');
  if (antwoord !== 'ja' && antwoord !== 'nee')
    return geweigerd({ veld: 'verschoonbaar', tekst: 'Kies of er een goede reden was om te laat te zijn.' });
  if (reden === '' || reden.length > 2000)
    return geweigerd({ veld: 'verschoonbaarReden', tekst: 'Schrijf op waarom je dat vindt, in hoogstens 2000 tekens.' });
  return zet(db, o, 'bezwaar-beoordeeld', { verschoonbaar: antwoord === 'ja', verschoonbaar_reden: reden });
}

/** The talk as it was typed, with its letter; refused at the field. */
export const leesHoren = (o: Lees, rij: BezwaarRij) => {
  const dag = parseDatumNl(o.waarden.hoorOp ?? '');
  const tijd = (o.waarden.hoorTijd ?? '').trim();
  const waar = (o.waarden.hoorWaar ?? '').trim();
  if (!dag) return geweigerd({ veld: 'hoorOp', tekst: 'Vul in op welke dag je de inwoner hoort, bijvoorbeeld 08-12-2026.' });
  if (isVoor(dag, o.vandaag)) return geweigerd({ veld: 'hoorOp', tekst: 'Deze dag is voorbij. Kies vandaag of een latere dag.' });
  if (!/^([01]?\d|2[0-3])[:.][0-5]\d$/.test(tijd))
    return geweigerd({ veld: 'hoorTijd', tekst: 'Vul de tijd in als uren en minuten, bijvoorbeeld 10:30.' });
  if (waar === '' || waar.length > 200)
    return geweigerd({ veld: 'hoorWaar', tekst: 'Schrijf op waar het gesprek is, in hoogstens 200 tekens.' });
  const om = tijd.replace('.', ':').padStart(5, '0');
  const inhoud = hoorInhoud({ ...overVan(o, rij), op: dag, tijd: om, waar, vandaag: o.vandaag });
  return gelukt({ inhoud, zet: { hoor_op: isoDatum(dag), hoor_tijd: om, hoor_waar: waar } });
};

/** Awb 7:2: when the resident is heard, with the letter that invites him; the day may change until then. A letter that cannot be made plans nothing. */
export async function planHoren(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  const mag = mijn(rij, o.actor);
  if (!mag.ok) return mag;
  const gelezen = leesHoren(o, rij);
  if (!gelezen.ok) return gelezen;
  const gemaakt = await brief(db, o, rij, 'uitnodiging', gelezen.waarde.inhoud);
  if (!gemaakt.ok) return gemaakt;
  return zet(db, o, 'bezwaar-horen-gepland', gelezen.waarde.zet);
}

/** Why there is no talk as it was typed; with the letter that calls one off, when he was invited to one. */
export const leesNietHoren = (o: Lees, rij: BezwaarRij) => {
  const reden = (o.waarden.nietHorenReden ?? '').trim();
  if (reden === '' || reden.length > 1000)
    return geweigerd({
      veld: 'nietHorenReden',
      tekst: 'Schrijf op waarom horen niet hoeft, bijvoorbeeld omdat de inwoner dat niet wil.',
      regel: 'Awb artikel 7:3',
      bron: 'Awb artikel 7:3',
    });
  const op = rij.hoor_op === null ? undefined : datum(rij.hoor_op);
  // Who did not come was invited: that day stays.
  const inhoud =
    op === undefined || isVoor(op, o.vandaag)
      ? undefined
      : hoorVervaltInhoud({ ...overVan(o, rij), op, tijd: rij.hoor_tijd, reden });
  return gelukt({ inhoud, reden });
};

/** Why hearing is left out (Awb 7:3). A talk that the resident was invited to is called off by letter; without that letter nothing is kept. */
export async function waiveHoren(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  const mag = mijn(rij, o.actor);
  if (!mag.ok) return mag;
  const gelezen = leesNietHoren(o, rij);
  if (!gelezen.ok) return gelezen;
  const { inhoud, reden } = gelezen.waarde;
  if (!inhoud) return zet(db, o, 'bezwaar-niet-gehoord', { niet_horen_reden: reden });
  const gemaakt = await brief(db, o, rij, 'uitnodiging', inhoud);
  if (!gemaakt.ok) return gemaakt;
  return zet(db, o, 'bezwaar-niet-gehoord', { niet_horen_reden: reden, hoor_op: null, hoor_tijd: '', hoor_waar: '' });
}

/** That the resident was heard, on which day and what was said (Awb 7:7). */
export async function recordHoren(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  const mag = mijn(rij, o.actor);
  if (!mag.ok) return mag;
  const dag = parseDatumNl(o.waarden.gehoordOp ?? '');
  const verslag = (o.waarden.verslag ?? '').trim();
  if (!dag || isNa(dag, o.vandaag) || isVoor(dag, datum(rij.ontvangen_op)))
    return geweigerd({
      veld: 'gehoordOp',
      tekst: `Vul de dag van het gesprek in: van ${toonDatum(datum(rij.ontvangen_op))} tot en met vandaag.`,
    });
  if (verslag === '' || verslag.length > 4000)
    return geweigerd({
      veld: 'verslag',
      tekst: 'Schrijf kort op wat er is gezegd, in hoogstens 4000 tekens.',
      regel: 'Awb artikel 7:7',
      bron: 'Awb artikel 7:7',
    });
  return zet(db, o, 'bezwaar-gehoord', { gehoord_op: isoDatum(dag), hoor_verslag: verslag });
}

/** The postponement as it was typed, with its letter: once, for at most six weeks, not after the last day (Awb 7:10 lid 3). */
export const leesVerdaging = (o: Lees, rij: BezwaarRij) => {
  const regel = { regel: 'Awb artikel 7:10', bron: 'Awb artikel 7:10, lid 3' };
  if (rij.verdaagd_op !== null) return geweigerd({ tekst: 'Uitstellen kan één keer, en dat is al gedaan.', ...regel });
  const uiterlijk = datum(rij.beslis_uiterlijk);
  if (isNa(o.vandaag, uiterlijk))
    return geweigerd({ tekst: `Uitstellen kon tot en met ${toonDatum(uiterlijk)}. Die dag is voorbij: beslis nu.`, ...regel });
  const reden = (o.waarden.verdagingReden ?? '').trim();
  if (reden === '' || reden.length > 1000)
    return geweigerd({ veld: 'verdagingReden', tekst: 'Schrijf op waarom er meer tijd nodig is. Deze tekst staat in de brief.' });
  const tot = verdaagdTot(o.beleid.landelijk, uiterlijk);
  if (!tot) return geweigerd('De feestdagen van dat jaar staan nog niet in het systeem. Vraag beheer om de lijst aan te vullen.');
  return gelukt({ inhoud: verdagingInhoud({ ...overVan(o, rij), tot, reden }), tot, reden });
};

/** Postpones the decision, with a letter that says so. */
export async function postponeBezwaar(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  const mag = mijn(rij, o.actor);
  if (!mag.ok) return mag;
  const gelezen = leesVerdaging(o, rij);
  if (!gelezen.ok) return gelezen;
  const { inhoud, tot, reden } = gelezen.waarde;
  const gemaakt = await brief(db, o, rij, 'verdaging', inhoud);
  if (!gemaakt.ok) return gemaakt;
  return zet(db, o, 'bezwaar-verdaagd', {
    verdaagd_op: isoDatum(o.vandaag),
    verdaagd_tot: isoDatum(tot),
    verdaging_reden: reden,
    verdaging_id: gemaakt.waarde.documentId,
  });
}

/** Decides; telling the resident is another moment. Refused with the article for each rule that is not met. */
export async function decideBezwaar(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  const mag = mijn(rij, o.actor);
  if (!mag.ok) return mag;
  const gelezen = leesBeslissing(o.waarden);
  if (!gelezen.ok) return gelezen;
  const redenen = beslisRedenen({
    beslissing: gelezen.waarde.beslissing,
    ontvangenOp: datum(rij.ontvangen_op),
    teLaat: rij.te_laat,
    verschoonbaar: rij.verschoonbaar,
    gehoord: rij.gehoord_op !== null,
    nietHorenReden: rij.niet_horen_reden,
    opnieuw: rij.vorige_id !== null,
  });
  if (redenen.length > 0) return geweigerd(...redenen);
  return zet(db, o, 'bezwaar-beslist', {
    ...gelezen.waarde,
    beslist_op: isoDatum(o.vandaag),
    beslist_door: o.actor.gebruikerId,
  });
}

/** What the letter of a decision says. */
export const inhoudVan = (o: Lezing, rij: BezwaarRij, beslissing: Beslissing): BriefInhoud =>
  beslissingInhoud({
    beschikkingnummer: rij.beschikkingnummer,
    product: productVan(o, rij),
    beslissing,
    motivering: rij.motivering,
    gehoord: rij.gehoord_op === null ? undefined : datum(rij.gehoord_op),
    nietHorenReden: rij.niet_horen_reden,
    laat:
      rij.te_laat && rij.verschoonbaar !== null
        ? { verschoonbaar: rij.verschoonbaar, reden: rij.verschoonbaar_reden }
        : undefined,
    beroepTot: laatsteDag(o.beleid.landelijk, 'beroep', o.vandaag),
    rechtbank: o.beleid.gemeente(rij.gemeente_id).rechtbank,
    opnieuw: rij.vorige_id !== null,
  });

/** Makes the decision known by letter (Awb 7:12). A letter that cannot be made leaves it unsent, and says so. */
export async function sendBeslissing(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  if (rij.beslissing === null || rij.beslist_op === null) return geweigerd('Op dit bezwaar is nog niet beslist.');
  if (rij.bekendgemaakt_op !== null) return geweigerd('De beslissing is al bekendgemaakt.');
  const gemaakt = await brief(db, o, rij, 'bezwaar-beslissing', inhoudVan(o, rij, rij.beslissing));
  if (!gemaakt.ok) return gemaakt;
  return zet(db, o, 'bezwaar-bekendgemaakt', {
    bekendgemaakt_op: isoDatum(o.vandaag),
    document_id: gemaakt.waarde.documentId,
  });
}

/**
 * Says which besluit came of a decision for the resident: one that was taken after it, and is nothing else's effect (Awb 7:11 lid 2). Against it one
 * goes to the court, also when its letter spoke of bezwaar: then the last day stays and what can be done becomes right.
 */
export async function linkGevolg(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  if (rij.beslissing !== 'gegrond' || rij.beslist_op === null)
    return geweigerd('Alleen na een gegrond bezwaar volgt een nieuw besluit.');
  const gekozen = (await listGevolg(db, rij)).find(({ id }) => String(id) === o.waarden.gevolgBesluit);
  if (!gekozen) return geweigerd({ veld: 'gevolgBesluit', tekst: 'Kies welk besluit je na dit bezwaar nam.' });
  await setBeroep(db, gekozen.id);
  return zet(db, o, 'bezwaar-gevolg', { gevolg_besluit_id: gekozen.id });
}

/** A decision for the resident that asks for no new besluit: why. */
export async function waiveGevolg(db: Kysely<DB>, o: BezwaarVraag): Uit {
  const rij = await laad(db, o);
  if (rij.beslissing !== 'gegrond') return geweigerd('Alleen na een gegrond bezwaar volgt een nieuw besluit.');
  const reden = (o.waarden.gevolgReden ?? '').trim();
  if (reden === '' || reden.length > 1000)
    return geweigerd({ veld: 'gevolgReden', tekst: 'Schrijf op waarom er geen nieuw besluit nodig is.' });
  return zet(db, o, 'bezwaar-zonder-gevolg', { gevolg_reden: reden });
}
